using System.Numerics.Tensors;

namespace OnnxViz.Attribution;

/// <summary>
/// The linear equations of missing pixels, each the weighted mean of its neighbours: symmetric and positive, so that
/// conjugate gradients solve them.
/// </summary>
sealed class MissingPixels
{
    readonly double[] _whole;
    readonly (int Number, double Weight)[][] _missing;
    readonly (int Place, double Weight)[][] _known;

    /// <summary>Sets the equations up.</summary>
    /// <param name="height">The picture's height.</param>
    /// <param name="width">The picture's width.</param>
    /// <param name="places">The places of the missing pixels.</param>
    /// <param name="beside">The weight of a neighbour that shares a side.</param>
    /// <param name="across">The weight of one that shares a corner.</param>
    public MissingPixels(int height, int width, int[] places, double beside, double across)
    {
        var numbers = new int[height * width];
        Array.Fill(numbers, -1);
        for (var number = 0; number < places.Length; number++)
        {
            numbers[places[number]] = number;
        }

        (int Place, double Weight)[][] around = [.. places.Select(
            place => Neighbours(place, height, width, beside, across).ToArray())];
        _whole = [.. around.Select(all => all.Sum(each => each.Weight))];
        _missing = [.. around.Select(all => all.Where(each => numbers[each.Place] >= 0)
            .Select(each => (numbers[each.Place], each.Weight)).ToArray())];
        _known = [.. around.Select(all => all.Where(each => numbers[each.Place] < 0).ToArray())];
    }

    /// <summary>The missing pixels of a plane.</summary>
    /// <param name="plane">[H, W].</param>
    /// <param name="enough">The error at which to stop, relative to that of a plane of its mean.</param>
    /// <param name="rounds">The most rounds.</param>
    public double[] Solve(ReadOnlySpan<float> plane, double enough, int rounds)
    {
        var mean = (double)TensorPrimitives.Sum(plane) / plane.Length;
        var solution = new double[_whole.Length];
        Array.Fill(solution, mean);
        var error = Sides(plane);
        TensorPrimitives.Subtract(error, Times(solution), error);
        var (direction, square) = (error.ToArray(), TensorPrimitives.Dot<double>(error, error));
        var least = square * enough * enough;
        for (var round = 0; round < rounds && square > least; round++)
        {
            var turned = Times(direction);
            var step = square / TensorPrimitives.Dot<double>(direction, turned);
            TensorPrimitives.MultiplyAdd(direction, step, solution, solution);
            TensorPrimitives.MultiplyAdd(turned, -step, error, error);
            var next = TensorPrimitives.Dot<double>(error, error);
            TensorPrimitives.MultiplyAdd(direction, next / square, error, direction);
            square = next;
        }

        return solution;
    }

    static IEnumerable<(int Place, double Weight)> Neighbours(
        int place, int height, int width, double beside, double across) =>
        from down in Enumerable.Range(-1, 3)
        from right in Enumerable.Range(-1, 3)
        let row = (place / width) + down
        let column = (place % width) + right
        where (down != 0 || right != 0) && row >= 0 && row < height && column >= 0 && column < width
        select ((row * width) + column, down == 0 || right == 0 ? beside : across);

    double[] Sides(ReadOnlySpan<float> plane)
    {
        var sides = new double[_whole.Length];
        for (var number = 0; number < sides.Length; number++)
        {
            foreach (var (place, weight) in _known[number])
            {
                sides[number] += weight * plane[place];
            }
        }

        return sides;
    }

    double[] Times(double[] numbers)
    {
        var product = new double[numbers.Length];
        for (var number = 0; number < product.Length; number++)
        {
            var sum = _whole[number] * numbers[number];
            foreach (var (other, weight) in _missing[number])
            {
                sum -= weight * numbers[other];
            }

            product[number] = sum;
        }

        return product;
    }
}
