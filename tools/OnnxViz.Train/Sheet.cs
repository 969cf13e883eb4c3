using OnnxViz.Pictures;

namespace OnnxViz.Train;

/// <summary>Examples of every class side by side.</summary>
public static class Sheet
{
    const int Gap = 2;

    /// <summary>One row per class, in the order of the catalogue.</summary>
    public static Picture Draw(int seed, int columns)
    {
        var data = new DataSet(seed, Split.Training);
        var cell = data.Drawer.Size + Gap;
        var (width, height) = ((columns * cell) + Gap, (DataSet.Classes * cell) + Gap);
        var pixels = new float[3 * width * height];
        Array.Fill(pixels, 1);
        Parallel.For(0, columns * DataSet.Classes, index =>
        {
            var picture = new float[data.Drawer.Length];
            data.Draw(index, picture);
            var (x, y) = (Gap + (index / DataSet.Classes * cell), Gap + (index % DataSet.Classes * cell));
            Place(picture, data.Drawer.Size, pixels, width, height, x, y);
        });
        return new(width, height, 3, pixels);
    }

    static void Place(float[] picture, int size, float[] sheet, int width, int height, int x, int y)
    {
        for (var row = 0; row < 3 * size; row++)
        {
            var (plane, line) = (row / size, row % size);
            picture.AsSpan(row * size, size).CopyTo(sheet.AsSpan((((plane * height) + y + line) * width) + x));
        }
    }
}
