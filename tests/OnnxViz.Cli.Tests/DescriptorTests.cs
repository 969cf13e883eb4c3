using System.Text.Json;
using OnnxViz.Graph;
using OnnxViz.Pictures;

namespace OnnxViz.Cli.Tests;

/// <summary>Classic descriptors in place of a network.</summary>
public sealed class DescriptorTests : Scratch
{
    [Theory]
    [InlineData("hog", 16)]
    [InlineData("dsift", 42)]
    [InlineData("dsift5", 27)]
    [InlineData("bovw", 42)]
    public void Pictures_too_small_for_a_descriptor_are_answered_with_the_smallest_size(string model, int smallest)
    {
        string[] words = ["features", model, Ramp(72, 64), "--layer", model, "--format", "npy", "-o", At("out")];
        CliRun.Here([.. words, "--size", $"{smallest - 1}"]).AssertOneLine(
            1, "needs an input of at least", $"at {smallest}x{smallest} it works");
        CliRun.Here([.. words, "--size", $"{smallest}"]).AssertDone();
    }

    /// <remarks>
    /// Sums of squares known from the published program, of a picture whose columns are 0, 1, 2 and so on.
    /// </remarks>
    [Theory]
    [InlineData("hog", 16.887956)]
    [InlineData("hogb", 17.628029)]
    [InlineData("dsift", 1.129757)]
    [InlineData("dsift5", 6.778542)]
    public void A_picture_file_has_the_descriptors_that_are_known(string model, double squares)
    {
        CliRun.Here(
            "features", model, Ramp(72, 64), "--layer", model, "--size", "72x64", "--format", "npy", "-o", At("out"))
            .AssertDone();
        var file = Assert.Single(Directory.GetFiles(At("out"), "ramp.npy", SearchOption.AllDirectories));
        Assert.Equal(squares, NpyFile.Read(file).Data.Sum(number => (double)number * number), 1e-3 * squares);
    }

    [Fact]
    public void Numbers_are_drawn_in_place_of_a_picture()
    {
        CliRun.Here(
            "features", "hog", Checks(64, 48), "--layer", "hog", "--size", "64x48", "--format", "npy", "-o",
            At("features")).AssertDone();
        var file = Directory.GetFiles(At("features"), "checks.npy", SearchOption.AllDirectories).Single();
        var array = NpyFile.Read(file);
        Assert.Equal([27, 6, 8], array.Shape);
        float[] middle =
        [
            .. from channel in Enumerable.Range(0, 27)
               from row in Enumerable.Range(1, 4)
               from column in Enumerable.Range(1, 6)
               select array.Data[(((channel * 6) + row) * 8) + column],
        ];
        NpyFile.Write(At("template.npy"), middle, [27, 4, 6]);
        var whole = Error(Drawn("invert", At("checks.png")));
        Assert.InRange(Error(Drawn("invert", At("template.npy"))), 0.5 * whole, 1.2 * whole);
        Assert.InRange(Drawn("caricature", At("template.npy")).GetProperty("exaggeration").GetDouble(), 1, 1.4);
        Assert.Contains("identical to", CliRun.Here("replay", At("invert.json")).AssertDone().Error);

        JsonElement Drawn(string command, string given) => CliRun.Here(
            command, "hog", given, "--size", "64x48", "-o", At($"{command}.png"), "--json").AssertDone().Json.Single();

        static double Error(JsonElement line) => line.GetProperty("error").GetDouble();
    }

    [Fact]
    public void Numbers_that_do_not_fit_are_said_in_one_line()
    {
        NpyFile.Write(At("template.npy"), new float[27 * 4 * 6], [27, 4, 6]);
        string[] words = ["hog", At("template.npy"), "-o", At("a.png"), "--size"];
        CliRun.Here(["invert", .. words, "32"]).AssertOneLine(
            1, "does not lie within that of the layer", "draw it at another size");
        CliRun.Here(["caricature", .. words, "64", "--start", "picture"]).AssertOneLine(
            2, "is no picture to start from");
        Assert.False(File.Exists(At("a.png")));
    }

    /// <summary>A picture file whose columns are 0, 1, 2 and so on.</summary>
    string Ramp(int width, int height) => Written("ramp.png", width, height, (column, _) => column);

    /// <summary>A picture file of dark and light fields of 11 x 7 pixels.</summary>
    string Checks(int width, int height) => Written(
        "checks.png", width, height, (column, row) => ((column / 11) + (row / 7)) % 2 == 0 ? 60 : 200);

    string Written(string name, int width, int height, Func<int, int, int> grey)
    {
        byte[] pixels = [.. Enumerable.Range(0, width * height).Select(
            place => (byte)grey(place % width, place / width))];
        PictureFile.Write(At(name), Picture.FromBytes(width, height, 1, pixels));
        return At(name);
    }
}
