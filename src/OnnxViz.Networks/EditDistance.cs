namespace OnnxViz.Networks;

/// <summary>How many slips of the pen lie between two names, case ignored.</summary>
public static class EditDistance
{
    /// <summary>
    /// The least number of letters put in, taken out, changed, or swapped with their neighbours that turns one into the
    /// other.
    /// </summary>
    public static int Between(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                rows[i, j] = i == 0 || j == 0 ? i + j : Math.Min(
                    Math.Min(rows[i, j - 1], rows[i - 1, j]) + 1,
                    Math.Min(rows[i - 1, j - 1] + (Same(left[i - 1], right[j - 1]) ? 0 : 1), Swapped(i, j)));
            }
        }

        return rows[left.Length, right.Length];

        int Swapped(
            int i,
            int j) => i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1])
                ? rows[i - 2, j - 2] + 1
                : int.MaxValue;
    }

    static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
