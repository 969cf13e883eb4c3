using Cocona;
using OnnxViz.Ascent;
using OnnxViz.Pictures;

namespace OnnxViz.Bench;

/// <summary>
/// <c>onnxviz-bench spectra PICTURE...</c>: how much of the energy of pictures lies above half the highest frequency: a
/// table, and the mean over those that are not of one colour.
/// </summary>
sealed class SpectraCommand
{
    const double HalfOfHighest = 0.25;

    [Command("spectra", Description = "Print the share of the energy of pictures above half the highest frequency.")]
    public void Print(SpectraParameters args)
    {
        Console.WriteLine("| picture | share |");
        Console.WriteLine("|---|---|");
        var shares = args.Pictures.Select(path => (Path.GetFileName(path), Share(path, args.Size))).ToArray();
        foreach (var (name, share) in shares.Append(("mean", shares.Average(pair => pair.Item2))))
        {
            Console.WriteLine($"| {name} | {(share is { } known ? $"{known:P2}" : "of one colour")} |");
        }
    }

    /// <returns>Nothing for a picture of one colour.</returns>
    static double? Share(string path, int size)
    {
        var picture = PictureFile.ReadGray(path);
        var side = size > 0 ? size : picture.Height;
        return picture.Pixels.Min() == picture.Pixels.Max()
            ? null
            : Spectrum.Of([picture], side).EnergyAbove(HalfOfHighest, side);
    }
}
