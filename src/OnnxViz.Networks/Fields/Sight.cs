namespace OnnxViz.Networks.Fields;

/// <summary>What a tensor sees of the input, and which of its axes are the picture's; null where an axis is no longer there.</summary>
sealed record Sight(FieldSpan Rows, FieldSpan Columns, int? RowAxis, int? ColumnAxis)
{
    /// <summary>A tensor whose elements each may see the whole input.</summary>
    public static Sight Everything { get; } = new(FieldSpan.Whole, FieldSpan.Whole, null, null);

    public ReceptiveField Field => new(Rows, Columns);

    /// <summary>The same with each axis that is still there changed.</summary>
    /// <param name="change">Gives the axis in the node's output (null: gone) and what is seen along it.</param>
    public Sight Map(Func<int, FieldSpan, (int? Axis, FieldSpan Span)> change)
    {
        var (rowAxis, rows) = RowAxis is { } row ? change(row, Rows) : (null, FieldSpan.Whole);
        var (columnAxis, columns) = ColumnAxis is { } column ? change(column, Columns) : (null, FieldSpan.Whole);
        return new(rowAxis is null ? FieldSpan.Whole : rows, columnAxis is null ? FieldSpan.Whole : columns, rowAxis, columnAxis);
    }
}
