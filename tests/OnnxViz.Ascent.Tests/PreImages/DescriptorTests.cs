using OnnxViz.Networks;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Ascent.Tests.PreImages;

/// <summary>
/// Pre-images of HOG and DSIFT of a photograph, against what a prototype of the published program came to on other
/// photographs.
/// </summary>
public sealed class DescriptorTests
{
    const int Side = 128;

    [SkippableTheory]
    [InlineData("hog", 0.25, 0.6)]
    [InlineData("hogb", 0.01, 0.25)]
    [InlineData("dsift", 0.01, 0.2)]
    public void The_error_of_an_inversion_is_in_the_known_range_and_falls_with_the_weight(
        string descriptor, double least, double most)
    {
        var network = Load(descriptor);
        var errors = new[] { 1, 20, 100, 300 }.Select(
            weight => Told(Draw(network, new Inversion(descriptor, Photograph, weight), new MahendranPreset())))
                .ToArray();
        Assert.Equal(errors.OrderDescending(), errors);
        Assert.InRange(errors[2], least, most);
    }

    [SkippableTheory]
    [InlineData("hog", 0.45)]
    [InlineData("hogb", 0.25)]
    [InlineData("dsift5", 0.25)]
    public void The_way_of_2015_comes_at_least_as_near(string descriptor, double most) => Assert.InRange(
        Told(Draw(Load(descriptor), new Inversion(descriptor, Photograph), Mahendran2015Preset.OfDescriptors)), 0,
        most);

    /// <remarks>
    /// Normalised, clamped features cannot be exaggerated much. From noise it comes to 95 % of what it does from the
    /// photograph. With e the error and s the exaggeration of one picture the cosine is s / √(e² - 1 + 2 s).
    /// </remarks>
    [SkippableTheory]
    [InlineData("hog", 1.1, 0.88)]
    [InlineData("hogb", 1.15, 0.9)]
    [InlineData("dsift", 1.1, 0.95)]
    public void A_caricature_goes_as_far_as_is_known_from_the_photograph_and_from_noise(
        string descriptor, double least, double leastCosine)
    {
        var network = Load(descriptor);
        var unit = new Caricature(descriptor, Photograph, 100);
        var recipe = new MahendranPreset().For(Side, Side, 1);
        var fromPhotograph = Draw(
            network, unit, recipe with { Stages = [recipe.Stages[0] with { From = Photograph }] });
        var fromNoise = Draw(network, unit, recipe);
        Assert.InRange(Told(fromPhotograph), least, 1.3);
        Assert.InRange(Told(fromNoise), 0.95 * Told(fromPhotograph), 1.3);

        using var measure = new PictureMeasure(network, Settings(recipe));
        var near = new Inversion(descriptor, Photograph);
        var error = near.Told(measure.Of(near.In(network), fromNoise.Exact)).Number;
        var cosine = Told(fromNoise) / Math.Sqrt((error * error) - 1 + (2 * Told(fromNoise)));
        Assert.InRange(cosine, leastCosine, 1);
    }

    static string Photograph => SharedData.Require("photos/chelsea.png");

    static Network Load(string descriptor) => Network.Load(Path.Combine(Repository.Root, "onnx", $"{descriptor}.onnx"));

    static double Told(Visualization drawn) => drawn.Objective.Told(drawn.Score).Number;

    static AscentSettings Settings(Recipe recipe) => AscentSettings.Of(
        Side, Side, 1, recipe, Preprocessing.Preset("raw255"), RuntimeSettings.Default with { Threads = 2 });

    static Visualization Draw(Network network, Objective unit, Preset preset) =>
        Draw(network, unit, preset.For(Side, Side, 1));

    static Visualization Draw(Network network, Objective unit, Recipe recipe) =>
        new Visualizer(network, Settings(recipe)).Maximize([unit]).Single();
}
