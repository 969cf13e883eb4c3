using OnnxViz.Graph;

namespace OnnxViz.Ascent.Tests.Parameterizations;

/// <summary>The mixing of colours, by Lucid's numbers.</summary>
public sealed class ColourMixTests
{
    [Fact]
    public void Each_colour_is_a_column_of_the_matrix() => Evaluated.Near(
        [0.562829, 0.194825, 0.043295, 0.584476, 0, -0.108236, 0.584476, -0.194825, 0.064942],
        Evaluated.Of(Tensor.Of([1f, 0, 0, 0, 1, 0, 0, 0, 1], [1, 3, 1, 3]), ColourMix.Apply));

    [Fact]
    public void Undoing_gives_the_numbers_back()
    {
        float[] numbers = [1, -2, 0.5f, 0.25f, 3, -1];
        var mixed = Evaluated.Of(Tensor.Of(numbers, [1, 3, 1, 2]), ColourMix.Apply);
        Evaluated.Near([.. numbers.Select(number => (double)number)], ColourMix.Undo(mixed));
    }
}
