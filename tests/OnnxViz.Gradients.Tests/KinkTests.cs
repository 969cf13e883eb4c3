using OnnxViz.Graph;

namespace OnnxViz.Gradients.Tests;

/// <summary>What rules give where an operator has a kink, which finite differences cannot tell.</summary>
public sealed class KinkTests
{
    [Fact]
    public void Relu_passes_nothing_at_zero() => Assert.Equal([0, 0, 1], Derivative.Of(x => x.Relu(), -1, 0, 1));

    [Fact]
    public void Clip_passes_everything_at_its_borders() =>
        Assert.Equal([0, 1, 1, 1, 0], Derivative.Of(x => x.Clip(-1, 1), -2, -1, 0, 1, 2));

    /// <summary>As PyTorch has it for ReLU6; the step at the upper end is one number wide.</summary>
    [Theory]
    [InlineData(Profile.Any, 6)]
    [InlineData(Profile.Cpu, 6)]
    [InlineData(Profile.Cuda, 6)]
    [InlineData(Profile.Cpu, 1)]
    [InlineData(Profile.Cpu, 4)]
    [InlineData(Profile.Cpu, 1e-3f)]
    [InlineData(Profile.Cpu, 1e6f)]
    public void A_clip_from_zero_behind_a_convolution_passes_nothing_at_its_borders(Profile profile, float top) =>
        Assert.Equal([0, 0, 1, 1, 0, 0, 0], Derivative.Of(
            GradientRules.For(profile), x => Convolved(x).Clip(0, top), -1, 0, top / 1e6f, float.BitDecrement(top),
            top, float.BitIncrement(top), 2 * top));

    [Theory]
    [InlineData(Profile.Any)]
    [InlineData(Profile.Cpu)]
    public void Another_clip_from_zero_passes_everything_at_its_borders(Profile profile) => Assert.Equal(
        [0, 1, 1, 1, 0], Derivative.Of(GradientRules.For(profile), x => x.Clip(0, 6), -1, 0, 1, 6, 7));

    [Theory]
    [InlineData(Profile.Any)]
    [InlineData(Profile.Cpu)]
    public void A_hard_sigmoid_passes_nothing_at_its_ends(Profile profile) => Assert.Equal(
        [0, 0, 0.25f, 0.25f, 0, 0],
        Derivative.Of(GradientRules.For(profile), x => x.HardSigmoid(0.25f, 0.5f), -3, -2, -1.999f, 1.999f, 2, 3));

    [Fact]
    public void Equal_inputs_of_a_maximum_share_evenly() =>
        Assert.Equal([1, 0.5f, 0], Derivative.Of(x => x.Max(x.Like(2)), 3, 2, 1));

    [Fact]
    public void Equal_inputs_of_a_minimum_share_evenly() =>
        Assert.Equal([0, 0.5f, 1], Derivative.Of(x => x.Min(x.Like(2)), 3, 2, 1));

    [Fact]
    public void The_first_of_several_greatest_elements_gets_all() =>
        Assert.Equal([0, 1, 0, 0], Derivative.Of(x => x.Max(), 1, 2, 2, 0));

    [Fact]
    public void The_first_of_several_least_elements_gets_all() =>
        Assert.Equal([0, 1, 0, 0], Derivative.Of(x => x.Min(), 2, 1, 1, 3));

    [Fact]
    public void First_means_first_in_memory_when_several_axes_are_reduced()
    {
        var x = new GraphBuilder().Input("x", new(ElementType.Float, [8])).Reshape([2, 2, 2]);
        var gradient = new Differentiator(GradientRules.Standard).Differentiate(x.Max([0, 2]), x)[0];
        Assert.Equal([0, 0, 1, 0, 1, 0, 0, 0], Derivative.Run(gradient, 0, 1, 4, 3, 5, 5, 4, 4));
    }

    [Fact]
    public void The_absolute_value_passes_nothing_at_zero() =>
        Assert.Equal([-1, 0, 1], Derivative.Of(x => x.Abs(), -2, 0, 2));

    [Fact]
    public void The_length_of_a_zero_vector_passes_zeros() =>
        Assert.Equal([0, 0], Derivative.Of(x => x.Builder.Op("ReduceL2", [x], x.Type.Sized([1])), 0, 0));

    [Fact]
    public void A_power_of_zero_passes_zeros_whatever_the_base() =>
        Assert.Equal([0, 0], Derivative.Of(x => x.Pow(x.Builder.Constant(Tensor.Of([0f, 0f], [2]))), 0, 3));

    [Fact]
    public void A_product_with_one_zero_passes_to_the_zero_alone() =>
        Assert.Equal([0, 6, 0], Derivative.Of(x => x.Product(), 2, 0, 3));

    [Fact]
    public void A_product_with_two_zeros_passes_nothing() =>
        Assert.Equal([0, 0, 0], Derivative.Of(x => x.Product(), 2, 0, 0));

    static Value Convolved(Value x) => x.Reshape([1, 1, 1, x.Shape[0]])
        .Conv(x.Builder.Constant(Tensor.Full([1, 1, 1, 1], 1), "one"), null, Window.Square(1));
}
