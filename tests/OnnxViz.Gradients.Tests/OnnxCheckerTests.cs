using OnnxViz.Graph;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Gradients.Tests;

public sealed class OnnxCheckerTests
{
    [SkippableFact]
    public void A_gradient_graph_is_ONNX_in_the_eyes_of_its_own_checker()
    {
        var model = SmallNets.Plain();
        var builder = new GraphBuilder();
        var values = builder.Import(model.Graph, ShapeProbe.Types(model));
        var loss = values["logits"].Square().Mean();
        var gradient = new Differentiator(GradientRules.Standard).Differentiate(loss, values["picture"])[0];
        OnnxChecker.Verify(OnnxModel.Of(builder.Build([new("objective", loss), new("gradient:picture", gradient)])));
    }
}
