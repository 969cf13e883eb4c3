using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Networks.Tests;

public sealed class ModelCardWriterTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<Preprocessing> All =>
        [Preprocessing.Preset("tf"), new(0, 255, [104, 117, 123.5f], [], ChannelOrder.Bgr), new(0, 1, [0.5f], [0.25f])];

    [Theory, MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void A_card_that_was_written_says_the_same_when_it_is_read(Preprocessing preprocessing)
    {
        var model = Net();
        File.WriteAllText(_folder.File("labels.txt"), "a\nb\nc\nd\n");
        var network = Network.Load(
            model, ModelCard.Empty with { Layers = new Dictionary<string, string> { ["block1"] = "relu1" } });
        var written = ModelCardWriter.WriteNew(network, preprocessing, _folder.File("labels.txt"));
        var read = Network.Load(model).Card;
        Assert.Equal(written, read.Source);
        Assert.Equal($"{preprocessing}", $"{read.Preprocessing}");
        Assert.Equal(("picture", InputLayout.ChannelsFirst), (read.Input, read.Layout));
        Assert.Equal("relu1", read.Layers["block1"]);
        Assert.Equal(4, ClassLabels.Read(read.Labels!).Count);
        Assert.Contains("\"labels\": \"labels.txt\"", File.ReadAllText(written));
    }

    [Fact]
    public void A_card_that_is_there_stays_as_it_is()
    {
        var model = Net();
        File.WriteAllText(_folder.File("plain.card.json"), "{}");
        var error = Assert.Throws<OnnxVizException>(
            () => ModelCardWriter.WriteNew(Network.Load(model), Preprocessing.Preset("tf"), null));
        Assert.Contains("is there already", error.Message);
        Assert.Equal("{}", File.ReadAllText(_folder.File("plain.card.json")));
    }

    [Fact]
    public void A_card_and_labels_that_are_pointers_are_called_so()
    {
        const string pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 102\n";
        var model = Net();
        File.WriteAllText(_folder.File("plain.card.json"), pointer);
        Assert.Contains("git lfs pull", Assert.Throws<OnnxVizException>(() => Network.Load(model)).Message);
        Assert.Contains(
            "git lfs pull",
            Assert.Throws<OnnxVizException>(() => ClassLabels.Read(_folder.File("plain.card.json"))).Message);
    }

    string Net()
    {
        var path = _folder.File("plain.onnx");
        ModelFile.Write(path, SmallNets.Plain());
        return path;
    }
}
