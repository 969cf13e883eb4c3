using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Ascent.Tests.Presets;

public sealed class PresetTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    /// <remarks>
    /// All but those whose penalties are weighed against a likeness to pictures (`NaturalTests`, `PreImageTests`).
    /// </remarks>
    public static TheoryData<string> All =>
        [.. Notation.Of<Preset>().Select(preset => preset.Name).Except(["vital", "mahendran", "mahendran2015"])];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("levelled", "stage(256, pixels, [jitter(8)], normalized, octaves)")]
    [InlineData("levelled(jitter=0)", "stage(256, pixels, [], normalized, octaves)")]
    [InlineData("keras", "stage(30, pixels(0.036), [], normalized(0.016))")]
    [InlineData(
        "forty", "stage(20, pixels(0.034), [], adam(0.0225), none, none, 1, none, none, 0, enlarged(12, 1.2, 5))")]
    [InlineData("dense-layer", "stage(256, dense, [], momentum(10))")]
    [InlineData("dense-layer(rate=2, momentum=0)", "stage(256, dense, [], sgd(2))")]
    [InlineData(
        "lucid",
        "stage(512, decorrelated(fourier), [pad(12), jitter(4), "
        + "enlarge([0.9, 0.92, 0.94, 0.96, 0.98, 1, 1.02, 1.04, 1.06, 1.08, 1.1]), turn([-10, -9, -8, -7, -6, -5, -4, "
        + "-3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0, 0, 0, 0, 0]), jitter(2), crop(12)], adam(0.05))")]
    [InlineData(
        "robust(noise=0.2)",
        "stage(256, decorrelated(fourier(0.01, 1.5)), [pad(14), jitter(5), "
        + "enlarge([0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1, 1.05, 1.1, 1.15, 1.2, 1.25, 1.3]), turn([-20, -19, -18, -17, "
        + "-16, -15, -14, -13, -12, -11, -10, -9, -8, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, "
        + "11, "
        + "12, 13, 14, 15, 16, 17, 18, 19, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), jitter(5), crop(14), noise(0.2)], "
        + "adam(0.05))")]
    [InlineData(
        "maco", "stage(256, maco, [noise(0.04, 0.02)], nadam(1), none, none, 1, boxes(128, 8))")]
    [InlineData(
        "deepdream",
        "stage(10, pixels, [jitter(32)], normalized(0.0075), none, none, 1, none, none, 0, enlarged(4, 1.4))")]
    [InlineData(
        "tfkv",
        "stage(200, pixels(0.289), [jitter(4), rotate(1)], rmsprop(0.003921569, 0.999), none, [variation(1, 1), "
        + "norm(0.3, 1)])")]
    [InlineData(
        "yosinski",
        "stage(4, pixels(0.04), [], normalized, none, [norm(0.0001, 2)], 1, none, none, 0, enlarged(100, 1, 3))")]
    [InlineData(
        "vital(steps=6)",
        "stage(2, pixels(0.2), [jitter(30)], adam(0.22, 0.5, 0.9), none, [variation(60)]), "
        + "stage(2, pixels(0.2), [jitter(30)], adam(0.088, 0.5, 0.9), none, [variation(60)]), "
        + "stage(1, pixels(0.2), [jitter(30)], adam(0.022, 0.5, 0.9), none, [variation(60)]), "
        + "stage(1, pixels(0.2), [jitter(30)], adam(0.0066, 0.5, 0.9), none, [variation(60)])")]
    public void A_preset_is_a_recipe_with_the_published_numbers(string preset, string stage) =>
        Assert.Equal($"recipe([{stage}])", $"{Notation.Read<Preset>(preset).For(128, 128)}");

    /// <remarks>
    /// A rate of 53.33 for each pixel, H W, which is a damping of 1 / (53.33 H W); a tenth of it later.
    /// </remarks>
    [Theory]
    [InlineData("mahendran", 1, 300)]
    [InlineData("mahendran(jitter=4, finish=50)", 4, 300, 50)]
    [InlineData("mahendran(jitter=8)", 8, 300)]
    public void Natural_pre_images_have_the_published_schedule(string preset, int places, params int[] steps)
    {
        var stages = Notation.Read<Preset>(preset).For(64, 48).Unfolded;
        Assert.Equal(steps, stages.Select(stage => stage.Steps));
        Assert.Equal((64 + places - 1, 48 + places - 1), stages[0].SizeOf(64, 48));
        Assert.Equal(1 / (53.3333 * (63 + places) * (47 + places)), Damping(stages[0]), 1e-10);
        foreach (var last in stages.Skip(1))
        {
            Assert.Equal((64, 48), last.SizeOf(64, 48));
            Assert.Equal(10 / (53.3333 * 64 * 48), Damping(last), 1e-9);
        }

        static float Damping(Stage stage) => ((DecayedAdagrad)stage.Optimizer).Damping;
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(8, 2)]
    [InlineData(16, 4)]
    [InlineData(32, 8)]
    [InlineData(0, 1)]
    public void The_window_has_a_place_for_every_four_pixels_between_positions(double stride, int places) =>
        Assert.Equal(places, ((MahendranPreset)new MahendranPreset().At(stride)).Jitter);

    /// <remarks>Moves of the published 0.004 and less times σ²; the start has the length σ = 27098.</remarks>
    [Fact]
    public void Pre_images_of_2015_have_the_published_schedule()
    {
        var (deep, shallow) = (new Mahendran2015Preset().For(224, 224), Mahendran2015Preset.OfDescriptors.For(32, 32));
        Assert.Equal([100, 200, 100], deep.Stages.Select(stage => stage.Steps));
        Assert.Equal([200, 200, 200, 200], shallow.Stages.Select(stage => stage.Steps));
        Assert.Equal([1, 0.1f, 0.01f, 0.001f], shallow.Stages.Select(
            stage => MathF.Round(stage.Optimizer.Rate / 2937232, 5)));
        var start = deep.Stages[0].Parameterization.Start(
            [1, 3, 224, 224], CounterRandom.For(1, "a", 0)).Values.Single();
        Assert.Equal(27098.1157, Math.Sqrt(start.Sum(number => (double)number * number)), 1);
        Assert.Equal([1, 10, 100, 100], new double[] { 8, 16, 32, 0 }.Select(
            stride => ((Mahendran2015Preset)new Mahendran2015Preset().At(stride)).Variation!.Value));
    }

    [Theory, MemberData(nameof(All))]
    public void Every_preset_climbs(string name)
    {
        var preset = Notation.Read<Preset>(name) with { Steps = 12 };
        var drawn = Draw(preset.For(16, 16)).SavedScore;
        var grey = Draw(Notation.Read<Recipe>("recipe([stage(1, pixels(0), [], sgd(1e-9))])")).SavedScore;
        Assert.True(drawn > grey, $"{name} comes to {drawn}, and grey to {grey}");
    }

    [Theory]
    [InlineData(1, "fourier")]
    [InlineData(3, "decorrelated(fourier)")]
    [InlineData(12, "fourier")]
    public void Colours_are_decorrelated_where_there_are_some(int channels, string parameterization) =>
        Assert.Equal(
            parameterization, $"{Preset.Usual.For(64, 64, channels).Stages[0].Parameterization}");

    [Fact]
    public void Sizes_of_forty_are_the_published_ones()
    {
        var preset = new FortyPreset();
        var sides = preset.For(408, 408).Unfolded.Select(stage => stage.SizeOf(408, 408).Width);
        Assert.Equal(408, preset.Side);
        Assert.Equal([56, 67, 80, 96, 115, 138, 165, 198, 237, 284, 340, 408], sides);
    }

    [Fact]
    public void What_is_asked_for_takes_the_place_of_what_a_preset_has()
    {
        var choice = new RecipeChoice(
            7, new Pixels(0.1f), [new Rotate(5)], [new TotalVariation(0.1f)], new NormalizedAscent(), null);
        Assert.Equal(
            "recipe([stage(7, pixels(0.1), [rotate(5)], normalized, octaves, [variation(0.1)])])",
            $"{choice.In(new LucidPreset(), 64, 64, 3)}");
        Assert.Equal(
            "adam(0.1)", $"{new RecipeChoice(Rate: 0.1f).In(new LucidPreset(), 64, 64, 3).Stages[0].Optimizer}");
        Assert.Equal(
            new LucidPreset().For(64, 64).ToString(), $"{new RecipeChoice().In(new LucidPreset(), 64, 64, 3)}");
    }

    [Fact]
    public void A_rate_that_is_asked_for_falls_as_the_presets_own() => Assert.Equal(
        [0.1f, 0.04f, 0.01f, 0.003f],
        new RecipeChoice(Rate: 0.1f).In(new VitalPreset(), 64, 64, 3).Stages.Select(
            stage => MathF.Round(stage.Optimizer.Rate, 5)));

    Visualization Draw(Recipe recipe)
    {
        var path = _folder.File("net.onnx");
        ModelFile.Write(path, SmallNets.Plain());
        var settings = AscentSettings.Of(
            16, 16, 1, recipe, Preprocessing.Preset("unit"), RuntimeSettings.Default with { Threads = 1 });
        return new Visualizer(Network.Load(path), settings).Maximize([new Channel("relu2", 1)]).Single();
    }
}
