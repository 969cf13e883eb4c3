using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Networks.Tests;

public sealed class PublishedModelsTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => [.. PublishedModels.Standard.All.Select(model => model.Name)];

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Names))]
    public async Task Every_card_can_be_read_and_names_what_the_table_says(string name)
    {
        var model = PublishedModels.Standard.Find(name);
        var card = await PulledCard(
            model with { File = Small("net.onnx"), Labels = model.Labels is null ? null : Small(model.Labels.Name) });
        Assert.Equal(model.Card.Preprocessing is not null, card.Preprocessing is not null);
        Assert.Equal(model.Labels is not null || model.Classes.Count > 0, card.Labels is not null);
        Assert.True(card.Labels is null || File.Exists(card.Labels));
        Assert.All(model.File.Addresses, address => Assert.EndsWith($"/{model.File.Name}", address.AbsoluteUri));
        Assert.All(model.File.Addresses, address => Assert.Equal("https", address.Scheme));
    }

    [Theory]
    [InlineData("vgg16", "block5_conv3", "vgg0_relu12_fwd")]
    [InlineData("vgg19", "block5_conv4", "vgg0_relu15_fwd")]
    [InlineData("vgg19", "block3_pool", "vgg0_pool2_fwd")]
    public async Task The_layers_of_vgg_have_their_usual_names(string name, string layer, string tensor)
    {
        var card = await PulledCard(
            PublishedModels.Standard.Find(name) with { File = Small("net.onnx"), Labels = Small("labels.txt") });
        Assert.Equal(tensor, card.Layers[layer]);
    }

    [SkippableFact]
    public void The_checksum_of_a_model_that_is_at_hand_is_that_of_the_table()
    {
        using var stream = File.OpenRead(SharedData.Require("models/mnist-8_cntk.onnx"));
        Assert.True(PublishedModels.Standard.Find("mnist-8").File.IsIn(stream));
    }

    [SkippableFact]
    public void The_labels_of_imagenet_are_those_of_the_table()
    {
        using var stream = File.OpenRead(SharedData.Require("labels/synset_words.txt"));
        Assert.True(PublishedModels.Standard.Find("resnet50").Labels!.IsIn(stream));
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_nearest()
    {
        var error = Assert.Throws<OnnxVizException>(() => PublishedModels.Standard.Find("vgg-16"));
        Assert.Equal(
            "there is no published model vgg-16; the nearest is vgg16 (`onnxviz pull` lists all 36)", error.Message);
    }

    [Theory]
    [InlineData("""{ "models": [""", "does not make sense")]
    [InlineData("""{ "sources": [], "models": [{ "name": "a" }] }""", "does not make sense")]
    [InlineData("""{ "sources": [], "models": null }""", "does not make sense")]
    [InlineData(
        """{ "sources": [], "models": [{ "name": "a", "about": "", "licence": "", "path": "a/b.onnx","""
        + """ "size": 0, "sha256": "" }] }""",
        "no size")]
    public void A_table_that_is_broken_is_named(string json, string message)
    {
        File.WriteAllText(_folder.File("table.json"), json);
        var error = Assert.Throws<OnnxVizException>(() => PublishedModels.Read(_folder.File("table.json")));
        Assert.Contains(message, error.Message);
        Assert.Contains("table.json", error.Message);
    }

    [Theory]
    [InlineData("ONNXVIZ_CACHE=/data/nets XDG_CACHE_HOME=/cache", "/data/nets")]
    [InlineData("ONNXVIZ_CACHE= XDG_CACHE_HOME=/cache", "/cache/onnxviz")]
    public void The_environment_says_where_models_are(string environment, string folder)
    {
        var variables = environment.Split(' ').Select(each => each.Split('=')).ToDictionary(
            each => each[0], each => each[1]);
        Assert.Equal(Path.GetFullPath(folder), Path.GetFullPath(ModelFolder.Find(variables.GetValueOrDefault)));
    }

    [Fact]
    public void Without_such_variables_models_are_in_the_users_cache() =>
        Assert.EndsWith("onnxviz", ModelFolder.Find(_ => null));

    /// <summary>Pulls a model whose files are there already.</summary>
    async Task<ModelCard> PulledCard(PublishedModel model)
    {
        using var client = Downloader.Client();
        foreach (var file in new[] { model.File, model.Labels }.OfType<PublishedFile>())
        {
            await File.WriteAllTextAsync(_folder.File(file.Name), "x");
        }

        Assert.False(await new ModelPull(new(client, RetryPolicy.Usual)).Run(model, _folder.Path));
        return ModelCard.Beside(ModelPull.PathOf(model, _folder.Path));
    }

    static PublishedFile Small(string name) =>
        new(name, [FileServer.Nowhere()], 1, "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881");
}
