using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>Columns of blocks, added up to a picture where the blocks overlap.</summary>
[NoGradient("Col2Im", 1), NoGradient("Col2Im", 2)]
static class Folding
{
    /// <remarks>Taking the blocks out again is a convolution of each channel with kernels of a single one.</remarks>
    [Gradient("Col2Im")]
    static Value Col2Im(Pullback p)
    {
        var (block, picture) = (p.Integers(2), p.Y().Shape);
        var planes = p.Dy.Reshape([picture[0] * picture[1], 1, .. picture.Skip(2)]);
        return planes.Conv(Ones(p, block), null, Window.Of(p.Node.Attributes, block, planes.Shape))
            .Reshape(p.X().Shape);
    }

    static Value Ones(Pullback p, long[] block)
    {
        var taps = (int)Shape.Of(block).Size;
        var ones = new float[taps * taps];
        for (var tap = 0; tap < taps; tap++)
        {
            ones[(tap * taps) + tap] = 1;
        }

        return p.Graph.Constant(Tensor.Of(ones, [taps, 1, .. block]), "ones").Cast(p.Dy.Element);
    }
}
