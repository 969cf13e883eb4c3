using OnnxViz.Graph;

namespace OnnxViz.Networks.Fields;

/// <summary>
/// What a tensor sees of the input, which of its axes are the picture's, and which one its channels run along; null
/// where an axis is no longer there.
/// </summary>
sealed record Sight(FieldSpan Rows, FieldSpan Columns, int? RowAxis, int? ColumnAxis, int? ChannelAxis = null)
{
    const int AxesOfPictures = 0 + 1 + 2 + 3;

    /// <summary>A tensor whose elements each may see the whole input.</summary>
    public static Sight Everything { get; } = new(FieldSpan.Whole, FieldSpan.Whole, null, null);

    public ReceptiveField Field => new(Rows, Columns);

    /// <summary>
    /// The axis of the channels in a tensor of some shape: the one behind the batch where nothing else is known.
    /// </summary>
    public int ChannelsOf(Shape shape) => (shape.Rank, RowAxis, ColumnAxis) is (4, > 0 and var row, > 0 and var column)
        ? AxesOfPictures - row - column
        : ChannelAxis is { } axis && axis < shape.Rank && (axis > 0 || shape[0] > 1) ? axis : 1;

    /// <summary>Whether a tensor of a rank has all the axes.</summary>
    public bool Fits(int rank) => !(RowAxis >= rank || ColumnAxis >= rank || ChannelAxis >= rank);

    /// <summary>The same with each axis that is still there changed.</summary>
    /// <param name="change">Gives the axis in the node's output (null: gone) and what is seen along it.</param>
    public Sight Map(Func<int, FieldSpan, (int? Axis, FieldSpan Span)> change)
    {
        var (rowAxis, rows) = RowAxis is { } row ? change(row, Rows) : (null, FieldSpan.Whole);
        var (columnAxis, columns) = ColumnAxis is { } column ? change(column, Columns) : (null, FieldSpan.Whole);
        var channelAxis = ChannelAxis is { } channel ? change(channel, FieldSpan.Pixel).Axis : null;
        return new(
            rowAxis is null ? FieldSpan.Whole : rows,
            columnAxis is null ? FieldSpan.Whole : columns,
            rowAxis,
            columnAxis,
            channelAxis);
    }
}
