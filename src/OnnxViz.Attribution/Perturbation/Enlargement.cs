namespace OnnxViz.Attribution;

/// <summary>Enlarges maps on the host, straight lines between the middles of their places.</summary>
static class Enlargement
{
    /// <summary>[h, w] becomes [H, W].</summary>
    public static float[] Apply(float[] map, (int Height, int Width) from, (int Height, int Width) to)
    {
        var (rows, columns) = (Places(from.Height, to.Height), Places(from.Width, to.Width));
        var large = new float[to.Height * to.Width];
        for (var place = 0; place < large.Length; place++)
        {
            var (row, column) = (rows[place / to.Width], columns[place % to.Width]);
            var upper = Between(
                map[(row.First * from.Width) + column.First], map[(row.First * from.Width) + column.Second],
                column.Part);
            var lower = Between(
                map[(row.Second * from.Width) + column.First], map[(row.Second * from.Width) + column.Second],
                column.Part);
            large[place] = Between(upper, lower, row.Part);
        }

        return large;
    }

    static (int First, int Second, float Part)[] Places(int length, int longer) =>
        [.. Enumerable.Range(0, longer).Select(at =>
        {
            var place = Math.Clamp(((at + 0.5) * length / longer) - 0.5, 0, length - 1);
            var first = (int)place;
            return (first, Math.Min(first + 1, length - 1), (float)(place - first));
        })];

    static float Between(float from, float to, float part) => from + ((to - from) * part);
}
