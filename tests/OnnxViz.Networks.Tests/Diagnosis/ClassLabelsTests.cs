using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Networks.Tests;

public sealed class ClassLabelsTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("tench, Tinca tinca\ngoldfish\n")]
    [InlineData("tench, Tinca tinca\r\ngoldfish")]
    [InlineData("n01440764 tench, Tinca tinca\nn01443537 goldfish\n")]
    [InlineData("""["tench, Tinca tinca", "goldfish"]""")]
    [InlineData("""{"0": "tench, Tinca tinca", "1": "goldfish"}""")]
    [InlineData("""{"1": ["n01443537", "goldfish"], "0": ["n01440764", "tench, Tinca tinca"]}""")]
    public void Names_are_read_in_every_usual_form(string text) =>
        Assert.Equal(["tench, Tinca tinca", "goldfish"], Read(text).For(2));

    [Fact]
    public void A_thousand_and_one_classes_begin_with_the_background() =>
        Assert.Equal(["background", "tench", "goldfish"], Read("tench\ngoldfish").For(3));

    [Theory]
    [InlineData("a\nb\nc", "names 3 classes, the network has 2")]
    [InlineData("a\nb\nc", "--labels")]
    public void Another_number_of_names_is_refused(string text, string message) =>
        Assert.Contains(message, Assert.Throws<OnnxVizException>(() => Read(text).For(2)).Message);

    [Theory]
    [InlineData("[1, 2]")]
    [InlineData("""{"0": "a", "2": "b"}""")]
    [InlineData("""{"a": "b"}""")]
    [InlineData("{")]
    public void A_file_of_another_kind_is_named(string text) =>
        Assert.Contains("labels.txt cannot be read", Assert.Throws<OnnxVizException>(() => Read(text)).Message);

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Contains(
            "nowhere", Assert.Throws<OnnxVizException>(() => ClassLabels.Read(_folder.File("nowhere"))).Message);

    [SkippableTheory]
    [InlineData("labels/synset_words.txt", "tabby, tabby cat")]
    [InlineData("labels/imagenet_class_index.json", "tabby")]
    public void The_classes_of_imagenet_are_read(string file, string name) =>
        Assert.Equal(name, ClassLabels.Read(SharedData.Require(file)).For(1000)[281]);

    ClassLabels Read(string text)
    {
        File.WriteAllText(_folder.File("labels.txt"), text);
        return ClassLabels.Read(_folder.File("labels.txt"));
    }
}
