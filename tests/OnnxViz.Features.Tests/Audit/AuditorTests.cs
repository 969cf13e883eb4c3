using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Testing;

namespace OnnxViz.Features.Tests;

public sealed class AuditorTests : IDisposable
{
    const int Count = 200;
    const int Loudest = 117;
    const int Bar = 42;

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Planted_filters_are_named_for_what_they_are()
    {
        var audit = Run(Planted(), "relu1", "relu2");
        var (first, second) = (audit.Layers[0], audit.Layers[1]);
        Assert.Equal([1], Channels(first, FilterState.Silent));
        Assert.Equal([3], Channels(first, FilterState.NearlySilent));
        Assert.Equal([2, 6], Channels(first, FilterState.AlwaysOn));
        Assert.Equal([0, 4, 5, 7], Channels(first, FilterState.Alive));
        Assert.Equal(["0, 4", "5, 7"], first.Duplicates.Select(group => string.Join(", ", group.Channels)));
        Assert.All(first.Duplicates, group => Assert.InRange(group.Correlation, 0.99999, 1));
        Assert.Equal([1, 6], first.Filters.Where(filter => filter.IsConstant).Select(filter => filter.Channel));
        Assert.Equal([1, 4], Channels(second, FilterState.Silent));
        Assert.Equal([2], Channels(second, FilterState.NearlySilent));
        Assert.Empty(Channels(second, FilterState.AlwaysOn));
        Assert.Empty(second.Duplicates);
        Assert.Equal((13, 3, 2), (audit.Filters, audit.Count(FilterState.Silent), audit.Repeated));
    }

    [Fact]
    public void What_varies_below_zero_before_a_ReLU_is_not_silent() =>
        Assert.Empty(Channels(Run(Planted(), "conv1").Layers[0], FilterState.Silent));

    [Fact]
    public void Planted_patterns_are_found_where_they_are()
    {
        var audit = Run(Planted(), "relu1", "relu2");
        var (cross, bar, pooled) = (audit.Layers[0].Filters[0], audit.Layers[0].Filters[3], audit.Layers[1].Filters[0]);
        Assert.Equal((0.05, 1f), (cross.Fires, cross.Max));
        Assert.Equal((Loudest, 9, 12), (cross.Peak.Picture.Position, cross.Peak.Row, cross.Peak.Column));
        Assert.Equal(new(11, 8, 3, 3), cross.Peak.Sees);
        Assert.Equal((0.005, Bar, 8, 14), (bar.Fires, bar.Peak.Picture.Position, bar.Peak.Row, bar.Peak.Column));
        Assert.Equal(new(13, 7, 3, 3), bar.Peak.Sees);
        Assert.Equal((Loudest, 3, 5), (pooled.Peak.Picture.Position, pooled.Peak.Row, pooled.Peak.Column));
        Assert.Equal(new(9, 5, 8, 8), pooled.Peak.Sees);
        Assert.Equal(new(-1, -1, 3, 3), audit.Layers[0].Filters[6].Peak.Sees);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(32)]
    public void Statistics_do_not_depend_on_the_batch(int batch)
    {
        var (filters, others) = (Run(Planted(), batch, AuditSettings.Default, "relu1").Layers[0].Filters,
            Run(Planted(), "relu1").Layers[0].Filters);
        Assert.Equal(
            others.Select(filter => (filter.State, filter.Fires)),
            filters.Select(filter => (filter.State, filter.Fires)));
        Assert.All(filters.Zip(others), pair => Assert.Equal(pair.Second.Mean, pair.First.Mean, 1e-6));
        Assert.All(filters.Zip(others), pair => Assert.Equal(pair.Second.Sd, pair.First.Sd, 1e-6));
    }

    [Fact]
    public void Statistics_are_those_of_a_plain_computation_in_double_precision()
    {
        const float Epsilon = 0.3f;
        var network = Plain();
        var pictures = Noise(40, 3 * 16 * 16);
        NpyFile.Write(_folder.File("noise.npy"), pictures, [40, 3, 16, 16]);
        using var extractor = new FeatureExtractor(network, ["relu1", "conv2", "logits"], Settings(8));
        using var list = PictureList.Of([_folder.File("noise.npy")]);
        var audit = new Auditor(extractor, new() { Epsilon = Epsilon }).Run(list);
        var maps = extractor.Extract(Tensor.Of(pictures, [40, 3, 16, 16]));
        foreach (var layer in audit.Layers)
        {
            var plain = new PlainStatistics(layer.Layer, maps[layer.Layer.Asked].ToFloats());
            Assert.All(layer.Filters, filter => plain.AssertEqual(filter, Epsilon));
        }
    }

    [Fact]
    public void A_higher_epsilon_silences_filters()
    {
        var audit = Run(Planted(), 32, new() { Epsilon = 1.1f }, "relu1");
        Assert.Equal([0, 1, 3, 6], Channels(audit.Layers[0], FilterState.Silent));
        Assert.Empty(Channels(audit.Layers[0], FilterState.AlwaysOn));
    }

    [Fact]
    public void Classes_have_their_own_counts()
    {
        using var extractor = new FeatureExtractor(Net(), ["relu1"], Settings(32));
        using var list = Planted();
        var audit = new Auditor(extractor, AuditSettings.Default).Run(
            list, entry => entry.Position switch { < 100 => "10", < 150 => "9", _ => null });
        Assert.Equal([new("9", 50), new("10", 100)], audit.Labels);
        Assert.Equal([0.2, 0], audit.Layers[0].Filters[0].FiresByLabel);
        Assert.Equal([0, 0.01], audit.Layers[0].Filters[3].FiresByLabel);
        Assert.Equal([3], audit.Layers[0].SilentFor(0).Select(filter => filter.Channel));
        Assert.Equal([0, 4], audit.Layers[0].SilentFor(1).Select(filter => filter.Channel));
    }

    [Fact]
    public void A_broken_picture_counts_as_a_failure_and_changes_nothing_else()
    {
        File.WriteAllText(_folder.File("broken.png"), "no picture");
        var whole = Run(Planted(), "relu1");
        var audit = Run(PictureList.Of([_folder.File("planted.npy"), _folder.File("broken.png")]), "relu1");
        Assert.Equal("broken", Assert.Single(audit.Failures).Entry.Name);
        Assert.Equal(Count, audit.Pictures);
        Assert.Equal(
            whole.Layers[0].Filters.Select(filter => filter.Mean),
            audit.Layers[0].Filters.Select(filter => filter.Mean));
    }

    [Fact]
    public void Where_no_picture_can_be_read_there_is_no_audit()
    {
        File.WriteAllText(_folder.File("broken.png"), "no picture");
        var failure = Assert.Throws<OnnxVizException>(() => Run(PictureList.Of([_folder.File("broken.png")]), "relu1"));
        Assert.StartsWith("none of the 1 pictures can be read", failure.Message);
    }

    [Fact]
    public void Activations_that_are_no_numbers_are_refused()
    {
        ModelFile.Write(_folder.File("huge.onnx"), PlantedNet.Model());
        using var extractor = new FeatureExtractor(
            Network.Load(_folder.File("huge.onnx")), ["relu2"],
            new(new Preprocessing(0, float.MaxValue, [], [], ChannelOrder.Rgb)));
        using var list = Planted();
        var failure = Assert.Throws<OnnxVizException>(() => new Auditor(extractor, AuditSettings.Default).Run(list));
        Assert.Contains("relu2 is not finite on", failure.Message);
        Assert.Contains("check the preprocessing", failure.Message);
    }

    [Fact]
    public void Dear_correlations_are_sampled_and_still_find_duplicates()
    {
        Planted().Dispose();
        PictureList Often() => PictureList.Of(Enumerable.Repeat(_folder.File("planted.npy"), 6));
        var audit = Run(Often(), 32, new() { CorrelationShare = 1e-6 }, "relu1");
        Assert.Equal(6 * Count * PlantedNet.Side * PlantedNet.Side / 100_000, audit.Layers[0].Every);
        Assert.Equal(["0, 4", "5, 7"], audit.Layers[0].Duplicates.Select(group => string.Join(", ", group.Channels)));
        Assert.Equal(
            1, Run(Often(), 32, new() { CorrelationShare = double.PositiveInfinity }, "relu1").Layers[0].Every);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Several_batches_at_a_time_come_to_the_same(int lanes)
    {
        using var pictures = Planted();
        using var extractor = new FeatureExtractor(Net(), ["relu1", "relu2"], Settings(7) with { Lanes = lanes });
        var audit = new Auditor(extractor, AuditSettings.Default).Run(
            pictures, entry => entry.Position < 100 ? "a" : "b");
        var whole = Run(Planted(), "relu1", "relu2");
        foreach (var (filter, other) in audit.Layers.SelectMany(layer => layer.Filters).Zip(
            whole.Layers.SelectMany(layer => layer.Filters)))
        {
            Assert.Equal(
                (other.State, other.Fires, other.Active, other.Min, other.Max),
                (filter.State, filter.Fires, filter.Active, filter.Min, filter.Max));
            Assert.Equal(
                (other.Peak.Picture.Position, other.Peak.Row, other.Peak.Column),
                (filter.Peak.Picture.Position, filter.Peak.Row, filter.Peak.Column));
            Assert.Equal(other.Mean, filter.Mean, 1e-6);
            Assert.Equal(other.Fires, filter.FiresByLabel.Average(), 1e-12);
        }

        Assert.Equal(2, audit.Layers[0].Duplicates.Count);
    }

    [Fact]
    public void Stopping_leaves_nothing_half_done()
    {
        using var stop = new CancellationTokenSource();
        using var extractor = new FeatureExtractor(Net(), ["relu1"], Settings(8));
        using var list = Planted();
        var auditor = new Auditor(extractor, AuditSettings.Default) { OnBatch = batch => Stop(stop, batch.Index == 2) };
        Assert.ThrowsAny<OperationCanceledException>(() => auditor.Run(list, stop: stop.Token));
    }

    static void Stop(CancellationTokenSource stop, bool isTime)
    {
        if (isTime)
        {
            stop.Cancel();
        }
    }

    static IEnumerable<int> Channels(LayerAudit layer, FilterState state) =>
        layer.In(state).Select(filter => filter.Channel);

    static float[] Noise(int count, int size)
    {
        var random = new Random(2);
        return [.. Enumerable.Range(0, count * size).Select(_ => random.NextSingle())];
    }

    static FeatureSettings Settings(int batch) => new(Preprocessing.Preset("unit")) { Batch = batch };

    Audit Run(PictureList pictures, params string[] layers) => Run(pictures, 32, AuditSettings.Default, layers);

    Audit Run(PictureList pictures, int batch, AuditSettings settings, params string[] layers)
    {
        using (pictures)
        {
            using var extractor = new FeatureExtractor(Net(), layers, Settings(batch));
            return new Auditor(extractor, settings).Run(pictures);
        }
    }

    /// <summary>The cross on ten pictures, strongest on one; the bar on one.</summary>
    PictureList Planted()
    {
        var plants = Enumerable.Range(0, 9).Select(number => (100 + (5 * number), true, 4 + number, 6, 0.9f))
            .Append((Loudest, true, 9, 12, 1f)).Append((Bar, false, 8, 14, 0.9f));
        NpyFile.Write(
            _folder.File("planted.npy"),
            PlantedNet.Pictures(Count, [.. plants]),
            [Count, PlantedNet.Side, PlantedNet.Side]);
        return PictureList.Of([_folder.File("planted.npy")]);
    }

    Network Net() => Load("planted.onnx", PlantedNet.Model());

    Network Plain() => Load("plain.onnx", SmallNets.Plain());

    Network Load(string name, OnnxModel model)
    {
        ModelFile.Write(_folder.File(name), model);
        return Network.Load(_folder.File(name));
    }
}
