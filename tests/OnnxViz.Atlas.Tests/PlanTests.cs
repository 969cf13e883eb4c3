using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Atlas.Tests;

public sealed class PlanTests : IDisposable
{
    readonly SmallAtlas _atlas = new();

    public void Dispose() => _atlas.Dispose();

    [Fact]
    public void A_plan_that_is_read_is_the_one_that_was_written()
    {
        var folder = _atlas.Folder("plan");
        folder.Begin(_atlas.Plan);
        Assert.Equal(_atlas.Plan.Text(), folder.ReadPlan().Text());
        Assert.Equal(_atlas.Plan.Configuration, folder.ReadPlan().Configuration);
    }

    [Theory]
    [InlineData("steps", "recipe")]
    [InlineData("size", "size 16x16 there, 17x16 here")]
    [InlineData("model", "model")]
    [InlineData("layers", "layers relu1 8, relu2 6 there, relu1 8 here")]
    [InlineData("batch", "batches relu1 3, relu2 4 there, relu1 5, relu2 4 here")]
    [InlineData("version", "versions onnxviz 1 there, onnxviz 2 here")]
    public void Another_configuration_is_refused_in_one_line(string change, string reason)
    {
        _atlas.Folder("plan").Begin(_atlas.Plan);
        var other = Changed(change);
        Assert.NotEqual(_atlas.Plan.Configuration, other.Configuration);
        var message = Assert.Throws<OnnxVizException>(() => _atlas.Folder("plan").Begin(other)).Message;
        Assert.Contains(reason, message);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void How_the_user_named_the_model_does_not_matter()
    {
        var other = _atlas.Plan with { Model = _atlas.Plan.Model with { File = "./net.onnx" } };
        Assert.Equal(_atlas.Plan.Configuration, other.Configuration);
        _atlas.Folder("plan").Begin(_atlas.Plan);
        _atlas.Folder("plan").Begin(other);
    }

    [Fact]
    public void Less_memory_means_smaller_batches_and_too_little_is_refused()
    {
        var layers = AtlasLayers.Of(_atlas.Network, null);
        Assert.Equal(["relu1", "relu2"], layers.Select(layer => layer.Name));
        var usual = new Planner(_atlas.Network, _atlas.Settings).Plan(layers, null);
        Assert.Equal([8, 6], usual.Layers.Select(layer => layer.Batch));
        Assert.InRange(usual.Peak, MemoryMeter.Used / 2, usual.Limit);
        var refused = Assert.Throws<OnnxVizException>(() =>
            new Planner(_atlas.Network, _atlas.Settings).Plan(layers, 1 << 20));
        Assert.Contains("give more --memory", refused.Message);
    }

    [Fact]
    public void A_batch_fits_up_to_the_last_byte()
    {
        var need = new LayerNeed(100, 10);
        Assert.Equal((5, 4, 1, 0), (need.Fitting(150), need.Fitting(149), need.Fitting(110), need.Fitting(109)));
    }

    [Theory]
    [InlineData("relu*", "relu1 relu2")]
    [InlineData("conv?", "conv2")]
    [InlineData("logits", "logits")]
    public void Layers_are_chosen_by_patterns(string pattern, string names) => Assert.Equal(
        names.Split(' '), AtlasLayers.Of(_atlas.Network, [pattern]).Select(layer => layer.Name));

    [Fact]
    public void A_pattern_without_a_layer_is_refused() =>
        Assert.Contains("there is no layer relo?", Assert.Throws<OnnxVizException>(() =>
            AtlasLayers.Of(_atlas.Network, ["relo?"])).Message);

    [Fact]
    public void A_net_without_activation_functions_gives_its_convolutions()
    {
        using var file = new NetworkFile(SmallNets.Saturated());
        Assert.Equal(["Conv"], AtlasLayers.Of(file.Load(), null).Select(layer => layer.Operator));
    }

    AtlasPlan Changed(string what) => what switch
    {
        "steps" => _atlas.Plan with { Look = AtlasLook.Of(_atlas.Settings with { Steps = 4 }) },
        "size" => _atlas.Plan with { Look = _atlas.Plan.Look with { Width = 17 } },
        "model" => _atlas.Plan with { Model = _atlas.Plan.Model with { Sha256 = "00" } },
        "layers" => _atlas.Plan with { Layers = [_atlas.Plan.Layers[0]] },
        "batch" => _atlas.Plan with { Layers = [_atlas.Plan.Layers[0] with { Batch = 5 }, _atlas.Plan.Layers[1]] },
        _ => _atlas.Plan with { Versions = new Dictionary<string, string> { ["onnxviz"] = "2" } },
    };
}
