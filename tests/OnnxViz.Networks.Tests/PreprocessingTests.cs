using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Networks.Tests;

public sealed class PreprocessingTests
{
    public static TheoryData<string, float[]> All => new()
    {
        { "unit", [0, 0.5f, 1] },
        { "imagenet", [(0 - 0.485f) / 0.229f, (0.5f - 0.456f) / 0.224f, (1 - 0.406f) / 0.225f] },
        { "caffe", [255 - 103.939f, 127.5f - 116.779f, 0 - 123.68f] },
        { "tf", [-1, 0, 1] },
        { "raw255", [0, 127.5f, 255] },
    };

    [Theory, MemberData(nameof(All))]
    public void A_preset_maps_red_green_and_blue(string preset, float[] expected)
    {
        var graph = new GraphBuilder();
        var picture = graph.Input("picture", new(ElementType.Float, [1, 3, 1, 1]));
        var model = OnnxModel.Of(graph.Build([new("input", Preprocessing.Preset(preset).Apply(picture))]));
        using var session = OnnxSession.Open(model, RuntimeSettings.Default);
        var input = session.Run(
            new Dictionary<string, Tensor> { ["picture"] = Tensor.Of([0, 0.5f, 1], [1, 3, 1, 1]) })["input"];
        Assert.All(expected.Zip(input.ToFloats()), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }

    [Fact]
    public void A_mean_of_the_wrong_length_is_refused()
    {
        var picture = new GraphBuilder().Input("picture", new(ElementType.Float, [1, 1, 2, 2]));
        Assert.Throws<OnnxVizException>(() => Preprocessing.Preset("imagenet").Apply(picture));
    }
}
