namespace OnnxViz.Pictures.Guard;

/// <summary>A part of a PNG picture: every so many columns of every so many rows.</summary>
/// <param name="Left">The first column.</param>
/// <param name="Top">The first row.</param>
/// <param name="Across">From a column to the next.</param>
/// <param name="Down">From a row to the next.</param>
/// <param name="Columns">How many columns.</param>
/// <param name="Rows">How many rows.</param>
sealed record PngPass(int Left, int Top, int Across, int Down, int Columns, int Rows)
{
    static readonly (int Left, int Top, int Across, int Down)[] Adam7 =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <summary>All pixels at once.</summary>
    public static PngPass Whole(int width, int height) => new(0, 0, 1, 1, width, height);

    /// <summary>The seven parts of an interlaced picture.</summary>
    public static IEnumerable<PngPass> Interlaced(int width, int height) =>
        from pass in Adam7
        let columns = (width - pass.Left + pass.Across - 1) / pass.Across
        let rows = (height - pass.Top + pass.Down - 1) / pass.Down
        select new PngPass(pass.Left, pass.Top, pass.Across, pass.Down, columns, rows);
}
