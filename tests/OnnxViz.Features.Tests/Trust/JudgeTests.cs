using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Runtime;

namespace OnnxViz.Features.Tests.Trust;

public sealed class JudgeTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("onnxviz-judge-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_judge_sees_the_mean_colour_that_its_network_scores()
    {
        using var judge = Open("colours", ["red", "green", "blue"]);
        var sight = judge.See(Picture.Filled(20, 10, 0.2f, 0.9f, 0.4f));
        Assert.Equal([0.2f, 0.9f, 0.4f], sight.Scores.Select(score => MathF.Round(score, 5)));
        Assert.Equal("green", sight.Top(1)[0].Name);
    }

    [Fact]
    public void A_grey_picture_is_judged_in_colour()
    {
        using var judge = Open("colours", ["red", "green", "blue"]);
        Assert.All(judge.See(Picture.Filled(8, 8, 0.25f)).Scores, score => Assert.Equal(0.25, score, 1e-6));
    }

    [Fact]
    public void Classes_are_matched_by_number_where_there_are_as_many()
    {
        using var drawn = Open("drawn", ["red", "green", "blue"]);
        using var judge = Open("judge", ["blue", "green", "red"]);
        Assert.Equal(2, judge.NumberOf(drawn.Classes, 2));
    }

    [Fact]
    public void Classes_are_matched_by_one_of_their_names_where_there_are_not()
    {
        using var drawn = Open("drawn", ["red", "green", "sky, azure"]);
        using var judge = Open("judge", ["Azure, blue", "leaf"], classes: 2);
        Assert.Equal(0, judge.NumberOf(drawn.Classes, 2));
        var refusal = Assert.Throws<OnnxVizException>(() => judge.NumberOf(drawn.Classes, 1));
        Assert.Equal("judge has no class called green: leave --judge out, or ask for another class", refusal.Message);
    }

    [Fact]
    public void Without_names_other_numbers_of_classes_are_refused()
    {
        using var drawn = Open("drawn", null);
        using var judge = Open("judge", ["azure", "leaf"], classes: 2);
        var refusal = Assert.Throws<OnnxVizException>(() => judge.NumberOf(drawn.Classes, 1));
        Assert.StartsWith("judge has 2 classes, the model 3: they are matched by name", refusal.Message);
    }

    /// <summary>A network whose classes are the means of its channels.</summary>
    Judge Open(string name, string[]? labels, int classes = 3)
    {
        var graph = new GraphBuilder();
        var picture = graph.Input("picture", new(ElementType.Float, [1, 3, 8, 8]));
        var scores = picture.Mean([2, 3], keep: false).Slice(1, 0, classes) + 0;
        var path = Path.Combine(_folder.FullName, $"{name}.onnx");
        ModelFile.Write(path, OnnxModel.Of(graph.Build([new("scores", scores)])));
        if (labels is not null)
        {
            File.WriteAllLines(Path.Combine(_folder.FullName, $"{name}.txt"), labels);
            File.WriteAllText(ModelCard.PathBeside(path), $$"""{ "labels": "{{name}}.txt" }""");
        }

        return new(Network.Load(path), Preprocessing.Preset("unit"), RuntimeSettings.Default with { Threads = 1 });
    }
}
