using System.Text.Json.Nodes;
using OnnxViz.Ascent;
using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Video.Tests;

public sealed class ScriptTests : IDisposable
{
    const string Segment = """ "segments": [{ "objective": "layer(relu1)" }] """;

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{}""", "segments: a video has at least one")]
    [InlineData("""{ "segments": [] }""", "segments: a video has at least one")]
    [InlineData("""{ "segments": "x" }""", "segments: a list [...] is expected, not \"x\"")]
    [InlineData("""{ "segments": [5] }""", "segments[0]: an object {...} is expected, not 5")]
    [InlineData("""{ "segments": [{}] }""", "segments[0].objective: it is missing")]
    [InlineData(
        """{ "segments": [{ "objective": 5 }] }""", "segments[0].objective: a text in quotes is expected, not 5")]
    [InlineData("""{ "segments": [{ "objective": [] }] }""", "segments[0].objective: it is missing")]
    [InlineData("""{ "segments": [{ "objective": "chanel(a, 1)" }] }""", "segments[0].objective: ")]
    [InlineData(
        """{ "segments": [{ "objective": ["layer(a)", "layer("] }] }""", "segments[0].objective[1]: ")]
    [InlineData(
        """{ "segments": [{ "objective": "layer(a)" }, { "objective": ["layer(a)", "layer(b)"] }] }""",
        "segments[1].objective: 2 pictures are tiled here and 1 in the first segment")]
    [InlineData(
        """{ "segments": [{ "objective": "layer(a)", "seconds": 0 }] }""",
        "segments[0].seconds: a number from 0.001 to 86400 is expected, not 0")]
    [InlineData(
        """{ "segments": [{ "objective": "layer(a)", "seconds": 1, "fade": 2 }] }""",
        "segments[0].fade: it is at the end of the segment and at most its 1 seconds long")]
    [InlineData(
        """{ "segments": [{ "objective": "layer(a)", "second": 1 }] }""",
        "segments[0].second: there is no such property; there are objective, seconds, fade, steps, motion")]
    [InlineData("""{ "fbs": 24, SEGMENT }""", "fbs: there is no such property; there are size, fps, seed")]
    [InlineData("""{ "fps": "24", SEGMENT }""", "fps: a number is expected, not \"24\"")]
    [InlineData("""{ "fps": 0, SEGMENT }""", "fps: a number from 0.1 to 1000 is expected, not 0")]
    [InlineData("""{ "steps": 1.5, SEGMENT }""", "steps: a whole number is expected, not 1.5")]
    [InlineData("""{ "size": "320", SEGMENT }""", "size: a size is a number or \"320x180\"")]
    [InlineData("""{ "size": "320x0", SEGMENT }""", "size: a size is a number or \"320x180\"")]
    [InlineData("""{ "size": [320, 180], SEGMENT }""", "size: a number is expected, not [320,180]")]
    [InlineData("""{ "border": "black", SEGMENT }""", "border: there is no black; there are mirror and wrap")]
    [InlineData("""{ "loop": 1.5, SEGMENT }""", "loop: at most half of the 2 seconds")]
    [InlineData("""{ "colour": { "mean": 2 }, SEGMENT }""", "colour.mean: a number from 0 to 1 is expected, not 2")]
    [InlineData("""{ "ascent": { "optimizer": "nope" }, SEGMENT }""", "ascent.optimizer: ")]
    [InlineData("""{ "ascent": { "optimizer": "lbfgs" }, SEGMENT }""", "ascent.optimizer: lbfgs compares values")]
    [InlineData("""{ "ascent": { "transforms": ["nope"] }, SEGMENT }""", "ascent.transforms[0]: ")]
    [InlineData("""{ "ascent": { "preset": "lucid" }, SEGMENT }""", "ascent.preset: lucid draws by ")]
    [InlineData("""{ "motion": 5, SEGMENT }""", "motion: an object {...} is expected, not 5")]
    [InlineData("""{ "motion": { "zoom": 0 }, SEGMENT }""", "motion.zoom: a number from 0.01 to 100 is expected")]
    [InlineData("""{ "motion": { "zoom": [] }, SEGMENT }""", "motion.zoom: a list of key frames has at least one")]
    [InlineData(
        """{ "motion": { "zoom": [{ "value": 1 }] }, SEGMENT }""",
        "motion.zoom[0].at: a key frame needs its time in seconds")]
    [InlineData(
        """{ "motion": { "x": [{ "at": 1, "value": 1 }, { "at": 1, "value": 2 }] }, SEGMENT }""",
        "motion.x[1].at: key frames go forward in time")]
    [InlineData(
        """{ "motion": { "x": [{ "at": 1, "value": 1, "ease": "fast" }] }, SEGMENT }""",
        "motion.x[0].ease: there is no fast; there are smooth, linear, in, out, hold")]
    [InlineData(
        """{ "segments": [{ "objective": "layer(a)", "motion": { "spin": 1 } }] }""",
        "segments[0].motion.spin: there is no such property; there are zoom, rotation, x, y, shear, swirl, hue")]
    public void What_is_wrong_is_said_with_its_place_and_what_is_accepted(string json, string message)
    {
        var script = JsonNode.Parse(json.Replace("SEGMENT", Segment))!.AsObject();
        var failure = Assert.Throws<OnnxVizException>(() => ScriptReader.Read(script, "film.json"));
        Assert.StartsWith($"film.json: {message}", failure.Message);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public void What_is_no_json_is_said_with_its_line()
    {
        File.WriteAllText(_folder.File("film.json"), "{\n  \"fps\": 24,\n  \"size\" 5\n}");
        var failure = Assert.Throws<OnnxVizException>(() => ScriptFile.Read(_folder.File("film.json")));
        Assert.StartsWith($"{_folder.File("film.json")}, line 3, character ", failure.Message);
        Assert.Contains("cannot be read", Assert.Throws<OnnxVizException>(
            () => ScriptFile.Read(_folder.File("none.json"))).Message);
        File.WriteAllText(_folder.File("list.json"), "[]");
        Assert.Contains("holds no object", Assert.Throws<OnnxVizException>(
            () => ScriptFile.Read(_folder.File("list.json"))).Message);
    }

    [Fact]
    public void Scripts_may_have_comments_and_a_start_picture_beside_them()
    {
        File.WriteAllText(_folder.File("cat.png"), "");
        File.WriteAllText(
            _folder.File("film.json"), $$"""{ /* why */ "start": "cat.png", {{Segment}}, }""");
        Assert.Equal(_folder.File("cat.png"), ScriptReader.Read(ScriptFile.Read(_folder.File("film.json")), "").Start);
    }

    [Fact]
    public void A_manifest_is_a_script_too()
    {
        File.WriteAllText(
            _folder.File("film.json"), $$"""{ "plan": { "threads": 2, "script": { "fps": 7, {{Segment}} } } }""");
        Assert.Equal(7, ScriptReader.Read(ScriptFile.Read(_folder.File("film.json")), "").Rate);
    }

    [Fact]
    public void All_times_are_stretched_to_the_length_that_is_asked_for()
    {
        var script = SmallVideo.Script("""
            {
              "seconds": 8,
              "motion": { "x": [{ "at": 1, "value": 1 }] },
              "segments": [
                { "objective": "layer(a)", "seconds": 1, "fade": 0.5 },
                { "objective": "layer(b)", "seconds": 3, "motion": { "x": [{ "at": 2, "value": 1 }] } }
              ]
            }
            """);
        Assert.Equal(8, script.Seconds);
        Assert.Equal([2, 6], script.Segments.Select(segment => segment.Seconds));
        Assert.Equal([1, 1], script.Segments.Select(segment => segment.Fade));
        Assert.Equal(2, script.Segments[0].Motion.X.Keys[0].At);
        Assert.Equal((2, 4), (script.Segments[1].Motion.X.Origin, script.Segments[1].Motion.X.Keys[0].At));
    }

    [Fact]
    public void Frames_climb_as_the_script_says()
    {
        var stage = SmallVideo.Script($$"""
            {
              "ascent": {
                "preset": "yosinski", "rate": 0.5, "transforms": ["jitter(2)"], "views": "views(8)", "filter": "none",
                "penalties": ["variation(0.1)"]
              },
              {{Segment}}
            }
            """).Stage;
        Assert.Equal(new NormalizedAscent(0.5f), stage.Optimizer);
        Assert.Equal([new Jitter(2)], stage.Transforms);
        Assert.Equal(new Views(8), stage.Sampling);
        Assert.Null(stage.Filter);
        Assert.Equal("variation(0.1)", $"{Assert.Single(stage.Penalties!)}"[..14]);
    }
}
