using OnnxViz.Representations.Building;

namespace OnnxViz.Representations.Words;

/// <summary>The descriptors of <see cref="DenseSift"/> of one picture, in double precision.</summary>
static class Descriptors
{
    const int Half = DenseSift.Half;
    const int Whole = DenseSift.Whole;

    /// <summary>The descriptors, row by row.</summary>
    /// <param name="picture">Grey levels, [rows, columns].</param>
    /// <param name="bin">The side of a cell in pixels.</param>
    /// <param name="stride">How many cells lie between two descriptors.</param>
    public static IEnumerable<double[]> Of(double[,] picture, int bin, int stride)
    {
        var cells = Cells(picture, bin);
        for (var row = 0; row + DenseSift.Side <= cells.GetLength(0); row += stride)
        {
            for (var column = 0; column + DenseSift.Side <= cells.GetLength(1); column += stride)
            {
                yield return Descriptor(cells, row, column);
            }
        }
    }

    static double[] Descriptor(double[,,] cells, int row, int column)
    {
        var numbers = new double[DenseSift.Channels];
        for (var channel = 0; channel < numbers.Length; channel++)
        {
            var (down, across) = (channel / Whole / DenseSift.Side, channel / Whole % DenseSift.Side);
            numbers[channel] = DenseSift.Weight(down, across) * cells[row + down, column + across, channel % Whole];
        }

        var length = Math.Sqrt(numbers.Sum(number => number * number) + DenseSift.Least);
        return [.. numbers.Select(number => Math.Min(number / length, DenseSift.Ceiling))];
    }

    /// <summary>Each pixel but those of the frame, shared by the up to four cells around it.</summary>
    static double[,,] Cells(double[,] picture, int bin)
    {
        var (height, width) = (picture.GetLength(0) - 2, picture.GetLength(1) - 2);
        var cells = new double[(height / bin) - 1, (width / bin) - 1, Whole];
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var gradient = Gradient(picture, row + 1, column + 1);
                foreach (var (y, down) in Near(row, bin, cells.GetLength(0)))
                {
                    foreach (var (x, across) in Near(column, bin, cells.GetLength(1)))
                    {
                        Add(cells, (y, x), gradient, down * across);
                    }
                }
            }
        }

        return cells;
    }

    static void Add(
        double[,,] cells, (int Row, int Column) cell, (double Magnitude, double Orientation) gradient, double weight)
    {
        var first = (int)Math.Floor(gradient.Orientation);
        var share = gradient.Orientation - first;
        cells[cell.Row, cell.Column, first % Whole] += weight * gradient.Magnitude * (1 - share);
        cells[cell.Row, cell.Column, (first + 1) % Whole] += weight * gradient.Magnitude * share;
    }

    /// <summary>The cells whose tents a pixel lies under, and how high the tents are there.</summary>
    static IEnumerable<(int Cell, double Height)> Near(int pixel, int bin, int count)
    {
        for (var cell = (pixel / bin) - 1; cell <= pixel / bin; cell++)
        {
            if (cell >= 0 && cell < count)
            {
                yield return (cell, 1 - (Math.Abs(pixel + .5 - ((cell + 1) * bin)) / bin));
            }
        }
    }

    static (double Magnitude, double Orientation) Gradient(double[,] picture, int row, int column)
    {
        var across = (picture[row, column + 1] - picture[row, column - 1]) / 2;
        var down = (picture[row + 1, column] - picture[row - 1, column]) / 2;
        var orientation = Math.Atan2(down, across) * Half / Math.PI;
        return (Math.Sqrt((across * across) + (down * down)), orientation < 0 ? orientation + Whole : orientation);
    }
}
