namespace OnnxViz.Atlas.Tests;

public sealed class SweepTests : IDisposable
{
    readonly SmallAtlas _atlas = new();

    public void Dispose() => _atlas.Dispose();

    [Fact]
    public void Every_channel_has_a_picture_and_a_record()
    {
        Assert.Equal(new(14, 0, 0), _atlas.Draw("whole"));
        var files = _atlas.Files("whole").Keys;
        Assert.Equal(14, files.Count(file => file.EndsWith(".json", StringComparison.Ordinal) && file != "atlas.json"));
        var record = UnitRecord.Read(_atlas.Folder("whole").Record(_atlas.Plan.Layers[0], 7));
        Assert.Equal(("relu1", 7, "0007.png", _atlas.Plan.Configuration),
            (record.Layer, record.Channel, record.Picture, record.Configuration));
    }

    [Fact]
    public void What_is_stopped_and_gone_on_with_has_the_same_bytes()
    {
        _atlas.Draw("whole");
        using var stop = new CancellationTokenSource();
        var result = _atlas.Draw("stopped", stop: stop.Token, onProgress: progress => StopBehind(progress, stop));
        Assert.Equal((6, 8), (result.Drawn, result.Left));
        Assert.NotEqual(_atlas.Files("whole"), _atlas.Files("stopped"));
        Assert.Equal(new(8, 6, 0), _atlas.Draw("stopped"));
        Assert.Equal(_atlas.Files("whole"), _atlas.Files("stopped"));
    }

    [Fact]
    public void A_unit_that_is_lost_comes_back_with_the_same_bytes()
    {
        _atlas.Draw("whole");
        var files = _atlas.Files("whole");
        File.Delete(_atlas.Folder("whole").Record(_atlas.Plan.Layers[0], 4));
        File.Delete(_atlas.Folder("whole").Picture(_atlas.Plan.Layers[0], 4));
        Assert.Equal(3, _atlas.Draw("whole").Drawn);
        Assert.Equal(files, _atlas.Files("whole"));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Shares_make_the_whole(int count)
    {
        _atlas.Draw("whole");
        var drawn = Enumerable.Range(0, count).Sum(index => _atlas.Draw("shares", new(index, count)).Drawn);
        Assert.Equal(14, drawn);
        Assert.Equal(_atlas.Files("whole"), _atlas.Files("shares"));
    }

    [Fact]
    public void The_share_of_the_work_grows_to_the_whole()
    {
        var shares = new List<double>();
        _atlas.Draw("whole", onProgress: progress => shares.Add(progress.Share));
        Assert.Equal(shares.Order(), shares);
        Assert.InRange(shares[0], 0, 0.1);
        Assert.Equal(1, shares[^1], 1e-6);
    }

    [Fact]
    public void Two_processes_that_draw_the_same_at_the_same_time_leave_whole_files()
    {
        _atlas.Draw("whole");
        Parallel.Invoke(() => _atlas.Draw("twice"), () => _atlas.Draw("twice"));
        Assert.Equal(_atlas.Files("whole"), _atlas.Files("twice"));
    }

    [Fact]
    public void Blocks_are_spread_over_the_shares()
    {
        var blocks = UnitBlock.Of(_atlas.Plan);
        Assert.Equal([(0, 3), (3, 3), (6, 2), (0, 4), (4, 2)], blocks.Select(block => (block.First, block.Count)));
        Assert.Equal([blocks[1], blocks[3]], new Shard(1, 2).Of(blocks));
    }

    static void StopBehind(SweepProgress progress, CancellationTokenSource stop)
    {
        if (progress.Units == 6)
        {
            stop.Cancel();
        }
    }
}
