using OnnxViz.Graph;

namespace OnnxViz.Ascent.Tests;

/// <summary>Penalties, worked out by hand on rows 0 1, 0 0.5.</summary>
public sealed class PenaltyTests
{
    static readonly Tensor Picture = Tensor.Of([0f, 1, 0, 0.5f], [1, 1, 2, 2]);

    /// <remarks>Squares: to the right 1 and 0.25, below 0 and 0.25.</remarks>
    [Fact]
    public void Variation_is_the_mean_square_of_steps() =>
        Evaluated.Near([1.5 / 4], Evaluated.Of(Picture, new TotalVariation(9).Build));

    /// <remarks>Lengths: 1, 0.5, 0.5 and 0.</remarks>
    [Fact]
    public void Variation_to_the_first_power_is_the_mean_length() =>
        Evaluated.Near([2 / 4d], Evaluated.Of(Picture, new TotalVariation(9, 1).Build), 1e-4);

    /// <remarks>From grey: -1, 1, -1, 0.</remarks>
    [Fact]
    public void The_norm_is_how_far_pixels_are_from_grey() =>
        Evaluated.Near([3 / 4d], Evaluated.Of(Picture, new Norm(9).Build));
}
