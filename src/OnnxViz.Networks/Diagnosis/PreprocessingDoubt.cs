using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>Whether a network seems to take other numbers than a preprocessing gives.</summary>
public static class PreprocessingDoubt
{
    const double Negligible = 0.01;

    /// <summary>
    /// Why a preprocessing seems wrong and what to do, in a sentence; null where nothing speaks against it.
    /// </summary>
    /// <exception cref="OnnxVizException">The preprocessing does not fit the number of channels.</exception>
    public static string? Of(Network network, Preprocessing preprocessing)
    {
        var (black, white) = preprocessing.Ends((int)network.FindInput().Channels);
        return OfWhole(network.FindInput(), black, white)
            ?? (InputArithmetic.Of(network) is { White: { } expected } seen && !Gives(black, white, expected)
                ? $"the network seems to take 0..{expected} (its first nodes: {seen}), but the preprocessing gives "
                    + $"{Range(black, white)}: {Advice(expected)}"
                : null);
    }

    static string? OfWhole(PictureInput input, double black, double white)
    {
        if (!input.IsWhole)
        {
            return null;
        }

        var (least, most) = WholeNumbers.Of(input.FileElement);
        return black < least || white > most || white - black < 2
            ? $"the file takes whole numbers ({input.FileElement}) from {least} to {most}, but the preprocessing "
                + $"gives {Range(black, white)}, which is "
                + $"rounded to these: give --preprocessing {WholeNumbers.Usual(input.FileElement)}"
            : null;
    }

    static bool Gives(double black, double white, double expected) =>
        Math.Abs(black) < Negligible * expected && Math.Abs(white - expected) < Negligible * expected;

    static string Range(double black, double white) => $"{black:G3}..{white:G3}";

    static string Advice(double white) =>
        "compare with `onnxviz inspect MODEL --check PICTURE`, or give --preprocessing "
        + $"{(white == 1 ? "unit" : "raw255")}";
}
