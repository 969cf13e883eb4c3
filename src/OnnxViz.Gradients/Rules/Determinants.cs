using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>
/// The determinant, whose derivative by an element is the element's cofactor: good for singular matrices too.
/// </summary>
static class Determinants
{
    /// <summary>The rule writes a minor for every element: a million numbers at this size.</summary>
    const int Largest = 32;

    [Gradient("Det")]
    static Value Det(Pullback p)
    {
        var size = (int)p.X().Shape[p.X().Rank - 1];
        if (size > Largest)
        {
            throw new OnnxVizException(
                $"node {p.Node.Label}: the gradient of Det is known "
                + $"for matrices up to {Largest}x{Largest}, not {size}x{size}");
        }

        return size < 2
            ? p.Dy.Reshape(p.X().Shape)
            : (p.Dy.Reshape([p.Dy.Shape.Size, 1]) * Cofactors(p.X(), p.Dy.Shape.Size, size)).Reshape(p.X().Shape);
    }

    /// <summary>A row of cofactors for each matrix.</summary>
    static Value Cofactors(Value x, long count, int size)
    {
        var (places, rest) = (size * size, size - 1);
        var minors = x.Reshape([count, places])
            .Gather(x.Builder.Integers(Minors(size)), 1).Reshape([count, places, rest, rest]);
        var signs = Enumerable.Range(0, places).Select(place => ((place / size) + (place % size)) % 2 == 0 ? 1f : -1f);
        return x.Builder.Op("Det", [minors], x.Type.Sized([count, places]))
            * x.Builder.Constant(Tensor.Of([.. signs], [places]), "signs").Cast(x.Element);
    }

    /// <summary>For each element in turn the places of those in other rows and columns.</summary>
    static long[] Minors(int size) =>
    [
        .. from row in Enumerable.Range(0, size)
           from column in Enumerable.Range(0, size)
           from line in Enumerable.Range(0, size).Where(line => line != row)
           from other in Enumerable.Range(0, size).Where(other => other != column)
           select (long)((line * size) + other),
    ];
}
