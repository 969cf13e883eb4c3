using OnnxViz.Gradients;
using OnnxViz.Graph;

namespace OnnxViz.Ascent.Tests.Steps;

public sealed class RedirectedReluTests
{
    /// <summary>Two pictures: in the first one number is open, in the second none.</summary>
    static readonly Tensor Picture = Tensor.Of([-1f, -2, 3, -1, -2, -3], [2, 1, 1, 3]);

    static readonly float[] Arriving = [1, -1, 2, 1, -1, 0.5f];

    [Fact]
    public void A_gradient_passes_where_none_would_but_never_pushes_lower() =>
        Evaluated.Near([0, 0, 2, 1, 0, 0.5], Gradient(RedirectedRelu.In(GradientRules.Standard)));

    [Fact]
    public void Without_it_a_silent_picture_has_no_gradient() =>
        Evaluated.Near([0, 0, 2, 0, 0, 0], Gradient(GradientRules.Standard));

    static float[] Gradient(GradientRules rules) => Evaluated.Of(Picture, x =>
    {
        var weighed = x.Relu() * x.Builder.Constant(Tensor.Of(Arriving, Picture.Shape));
        return new Differentiator(rules).Differentiate(weighed, x)[0];
    });
}
