using OnnxViz.Ascent;
using OnnxViz.Graph;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Attribution.Tests;

public sealed class ExplainModelTests : IDisposable
{
    readonly Explaining _net = new(SmallNets.Plain(), "imagenet");

    public void Dispose() => _net.Dispose();

    public static TheoryData<string> All =>
    [
        "saliency", "gradxinput", "smoothgrad(5, 0.1)", "smoothgrad(5, 0.1, before)", "vargrad(4)",
        "ig(7, most=7)", "ig(6, black, midpoint, most=6)", "expected(6)", "guided", "deconvnet", "gradcam(none, false)",
        "gradcam(relu1)", "gradcam++", "hirescam", "layercam", "xgradcam", "eigencam", "eigencam(relu1, true, true)",
        "lrp", "lrp(epsilon-gamma-box)",
    ];

    [Theory, MemberData(nameof(All))]
    public void The_file_alone_makes_the_same_map(string method)
    {
        var settings = Explaining.Settings with { Background = [_net.Picture(5), _net.Picture(6)] };
        var expected = _net.Explain(method, "channel(relu2, 1)", settings: settings);
        var model = ExplainModel.Of(
            Method.Parse(method), _net.Network, Objective.Parse("channel(relu2, 1)"), 16, 16, settings);
        RequireSame(expected, Run(model));
        Assert.DoesNotContain(model.Graph.Nodes, node => node.Operator is "Loop" or "Scan" or "If");
        Assert.All(model.Graph.Nodes, node => Assert.Equal("", node.Domain));
    }

    [Theory]
    [InlineData("gradcam")]
    [InlineData("ig(5, most=5)")]
    [InlineData("saliency")]
    [InlineData("lrp")]
    [InlineData("lrp(epsilon-gamma-box)")]
    public void Without_an_objective_it_explains_each_picture_s_own_top_class(string method)
    {
        var model = ExplainModel.Of(Method.Parse(method), _net.Network, null, 16, 16, Explaining.Settings);
        using var top = new TopClass(_net.Network, 16, 16, Explaining.Settings.Runtime);
        foreach (var seed in Enumerable.Range(0, 4))
        {
            var picture = _net.Picture(seed).Select(pixel => seed % 2 == 0 ? pixel : 1 - (2 * pixel)).ToArray();
            var (objective, _) = top.Of(picture);
            var found = Run(model, picture);
            Assert.Equal(objective.Name, $"{found[ExplainModel.Class].ToLongs()[0]}");
            RequireSame(_net.Explain(method, $"{objective}", picture), found);
        }
    }

    [Fact]
    public void Methods_of_many_runs_are_no_file() => Assert.Contains(
        "no single graph",
        Assert.Throws<OnnxVizException>(() => ExplainModel.Of(
            Method.Parse("rise"), _net.Network, null, 16, 16, Explaining.Settings)).Message);

    /// <remarks>The web runtime is another program, compiled for browsers; the file is the same.</remarks>
    [SkippableTheory]
    [InlineData("gradcam")]
    [InlineData("ig(5, most=5)")]
    [InlineData("smoothgrad(5, 0.1)")]
    [InlineData("lrp(epsilon-gamma-box)")]
    public void The_web_runtime_makes_the_same_map(string method)
    {
        var model = ExplainModel.Of(
            Method.Parse(method), _net.Network, Objective.Parse("class(1)"), 16, 16, Explaining.Settings);
        var (score, map) = WebRuntime.Run(model, _net.Picture(), [1, 3, 16, 16]);
        var expected = _net.Explain(method, "class(1)");
        Assert.Equal(expected.Score, score, 1e-4f);
        RequireNear(expected.Numbers, map);
    }

    static void RequireSame(AttributionMap expected, IReadOnlyDictionary<string, Tensor> found)
    {
        Assert.Equal([1, 1, 16, 16], found[ExplainModel.Map].Shape);
        Assert.Equal(expected.Score, found[ExplainModel.Score].ToFloats()[0], 1e-4f);
        RequireNear(expected.Numbers, found[ExplainModel.Map].ToFloats());
    }

    /// <summary>Within 1e-4 of the greatest number, which is not zero.</summary>
    static void RequireNear(float[] expected, float[] found)
    {
        var most = expected.Max(Math.Abs);
        Assert.NotEqual(0, most);
        Assert.Equal(expected, found, (left, right) => Math.Abs(left - right) <= 1e-4f * most);
    }

    IReadOnlyDictionary<string, Tensor> Run(OnnxModel model, float[]? picture = null)
    {
        using var folder = new TemporaryFolder();
        ModelFile.Write(folder.File("explain.onnx"), model);
        using var session = OnnxSession.Open(
            ModelFile.Read(folder.File("explain.onnx")), RuntimeSettings.Default with { Threads = 1 });
        return session.Run(new Dictionary<string, Tensor>
        {
            [ExplainModel.Picture] = Tensor.Of(picture ?? _net.Picture(), [1, 3, 16, 16]),
        });
    }
}
