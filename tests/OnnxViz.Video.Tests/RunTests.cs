using OnnxViz.Pictures;
using OnnxViz.Testing;

namespace OnnxViz.Video.Tests;

/// <summary>Stopping, going on, drawing parts.</summary>
public sealed class RunTests : IDisposable
{
    readonly SmallVideo _video = new();
    readonly VideoScript _script = SmallVideo.Script(SmallVideo.Moving);

    public void Dispose() => _video.Dispose();

    [Fact]
    public void The_same_script_gives_the_same_bytes_and_each_frame_is_another()
    {
        _video.Draw("one", _script);
        _video.Draw("two", _script);
        Assert.Equal(12, _video.Frames("one").Count);
        Assert.Equal(_video.Frames("one"), _video.Frames("two"));
        Assert.Equal(12, _video.Frames("one").Values.Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(11)]
    public void A_run_that_was_stopped_goes_on_to_the_same_bytes(int stopAt)
    {
        _video.Draw("whole", _script);
        Assert.False(_video.Draw("stopped", _script, stopAt: stopAt).IsWhole);
        Assert.Equal(stopAt, _video.Frames("stopped").Count);
        var result = _video.Draw("stopped", _script, isResumed: true);
        Assert.True(result.IsWhole);
        Assert.Equal((12, 12 - stopAt), (result.Frames, result.Drawn));
        Assert.Equal(_video.Frames("whole"), _video.Frames("stopped"));
    }

    [Fact]
    public void A_frame_without_its_state_is_drawn_again()
    {
        _video.Draw("whole", _script);
        _video.Draw("killed", _script, stopAt: 7);
        File.Delete(_video.Folder("killed").State(6));
        File.WriteAllText(_video.Folder("killed").Frame(6), "no picture");
        _video.Draw("killed", _script, isResumed: true);
        Assert.Equal(_video.Frames("whole"), _video.Frames("killed"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_part_is_the_same_as_in_the_whole(bool hasStates)
    {
        _video.Draw("whole", _script);
        var result = _video.Draw(
            "part", _script, new(9, 11), states: hasStates ? _video.Folder("whole") : null);
        var whole = _video.Frames("whole");
        Assert.Equal(["frame-000009.png", "frame-000010.png"], _video.Frames("part").Keys.Order());
        Assert.All(_video.Frames("part"), frame => Assert.Equal(whole[frame.Key], frame.Value));
        Assert.Equal(hasStates ? 2 : 11, result.Drawn);
    }

    [Fact]
    public void A_part_can_be_drawn_again_in_its_place()
    {
        _video.Draw("whole", _script);
        var before = _video.Frames("whole");
        File.WriteAllText(_video.Folder("whole").Frame(10), "no picture");
        _video.Draw("whole", _script, new(9, 11), states: _video.Folder("whole"));
        Assert.Equal(before, _video.Frames("whole"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(15)]
    public void A_loop_ends_where_it_begins_however_often_it_was_stopped(int? stopAt)
    {
        var script = SmallVideo.Script(SmallVideo.Moving) with { Loop = 0.5 };
        _video.Draw("loop", script);
        var frames = Enumerable.Range(0, 12).Select(frame => _video.Frame("loop", frame)).ToArray();
        var changes = frames.Zip(frames.Skip(1), TestPictures.MeanDistance).Order().ToArray();
        Assert.InRange(TestPictures.MeanDistance(frames[^1], frames[0]), 0, 2 * changes[changes.Length / 2]);
        if (stopAt is not null)
        {
            _video.Draw("stopped", script, stopAt: stopAt);
            _video.Draw("stopped", script, isResumed: true);
            Assert.Equal(_video.Frames("loop"), _video.Frames("stopped"));
        }
    }

    [Fact]
    public void A_part_of_a_loop_is_the_same_as_in_the_whole()
    {
        var script = SmallVideo.Script(SmallVideo.Moving) with { Loop = 0.5 };
        _video.Draw("loop", script);
        var whole = _video.Frames("loop");
        _video.Draw("again", script, new(9, 12));
        _video.Draw("reused", script, new(9, 12), states: _video.Folder("loop"));
        Assert.Equal(3, _video.Frames("again").Count);
        Assert.All(_video.Frames("again"), frame => Assert.Equal(whole[frame.Key], frame.Value));
        Assert.Equal(_video.Frames("again"), _video.Frames("reused"));
    }

    [Fact]
    public void A_video_goes_on_from_the_last_frame_of_another()
    {
        _video.Draw("first", _script);
        var next = _script with { Start = _video.At("first"), FirstSteps = 0 };
        _video.Draw("next", next);
        Assert.Equal(_video.Frame("first", 11).Pixels, _video.Frame("next", 0).Pixels);
    }

    [Fact]
    public void Several_units_are_tiled_the_first_as_if_it_were_alone()
    {
        const string tiled = """
            {
              "size": 16, "fps": 4, "steps": 2, "firstSteps": 2, "columns": 3, "motion": { "zoom": 2, "rotation": 90 },
              "seconds": 0.5,
              "segments": [{ "objective": ["channel(relu1, 2)", "channel(relu1, 4)", "channel(relu1, 6)"] }]
            }
            """;
        _video.Draw("tiled", SmallVideo.Script(tiled));
        var frame = _video.Frame("tiled", 1);
        Assert.Equal((48, 16), (frame.Width, frame.Height));
        var tiles = Enumerable.Range(0, 3).Select(tile => frame.Crop(16 * tile, 0, 16, 16)).ToArray();
        Assert.True(TestPictures.MeanDistance(tiles[0], tiles[1]) > 0.01);
        Assert.True(TestPictures.MeanDistance(tiles[1], tiles[2]) > 0.01);
        _video.Draw("alone", SmallVideo.Script(tiled.Replace(", \"channel(relu1, 4)\", \"channel(relu1, 6)\"", "")));
        Assert.InRange(TestPictures.MeanDistance(_video.Frame("alone", 1), tiles[0]), 0, 1e-3);
    }

    [Fact]
    public void Steps_climb_the_objective_of_their_segment()
    {
        var climbed = SmallVideo.Script("""
            { "size": 16, "fps": 4, "segments": [{ "objective": "channel(relu1, 2)", "seconds": 2 }] }
            """);
        _video.Draw("climbed", climbed);
        _video.Draw("not", climbed with { FirstSteps = 0, Segments = [climbed.Segments[0] with { Steps = 0 }] });
        Assert.True(
            TestPictures.MeanDistance(_video.Frame("climbed", 7), _video.Frame("not", 7)) > 0.05);
    }
}
