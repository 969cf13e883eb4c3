namespace OnnxViz.Attribution;

/// <summary>How the tokens of a transformer lie in the picture, row by row.</summary>
/// <param name="Rows">From top to bottom.</param>
/// <param name="Columns">From left to right.</param>
/// <param name="Skipped">Tokens before them that stand for no place, such as that of the class.</param>
public sealed record TokenGrid(int Rows, int Columns, int Skipped = 0)
{
    /// <summary>As it is written, such as <c>14x14</c>, or <c>14x14:1</c> where tokens are skipped.</summary>
    public override string ToString() => Skipped == 0 ? $"{Rows}x{Columns}" : $"{Rows}x{Columns}:{Skipped}";
}
