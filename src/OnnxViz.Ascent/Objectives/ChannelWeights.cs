using System.Globalization;
using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// Reads a vector over channels: pairs such as <c>3:1 17:-0.5</c>, all others being 0, or the name of a .npy or .csv
/// file that holds a number for each channel.
/// </summary>
static class ChannelWeights
{
    static readonly char[] Between = [' ', '\t', '\r', '\n', ',', ';'];

    /// <summary>Whether a text is the name of a file.</summary>
    public static bool IsFile(string text) => Path.GetExtension(text).ToLowerInvariant() is ".npy" or ".csv";

    /// <summary>The channels that are not 0, with their weights.</summary>
    /// <exception cref="OnnxVizException">The text is no vector, or the file cannot be read.</exception>
    public static IReadOnlyList<(int Channel, float Weight)> Read(string text) => IsFile(text)
        ? [.. Numbers(text).Select((weight, channel) => (channel, weight)).Where(pair => pair.weight != 0)]
        : [.. Words(text).Select(word => Pair(text, word))];

    /// <summary>Checks that a vector is one for so many channels.</summary>
    /// <exception cref="OnnxVizException">It is not.</exception>
    public static void Require(string text, string layer, long channels)
    {
        var weights = Read(text);
        if (weights.Count == 0)
        {
            throw new OnnxVizException(
                $"the vector {text} is 0: it has no direction; give channels, such as 3:1 17:-0.5");
        }

        if (weights.Max(pair => pair.Channel) is var last && last >= channels)
        {
            throw new OnnxVizException(
                $"the vector {text} has a weight for channel {last}: layer {layer} has the channels 0 to "
                + $"{channels - 1}");
        }
    }

    static float[] Numbers(string file) =>
        Path.GetExtension(file).Equals(".npy", StringComparison.OrdinalIgnoreCase) ? NpyFile.Read(file).Data
        : File.Exists(file) ? [.. Words(File.ReadAllText(file)).Select(word => Number(file, word))]
        : throw new OnnxVizException($"there is no file {file}; check the name");

    static string[] Words(string text) => text.Split(Between, StringSplitOptions.RemoveEmptyEntries);

    static (int Channel, float Weight) Pair(string text, string word) =>
        word.Split(':') is [var channel, var weight]
            && int.TryParse(channel, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? (index, Number(text, weight))
            : throw new OnnxVizException(
                $"{word} is no channel and weight: a vector is written as 3:1 17:-0.5, or is a .npy or .csv file");

    static float Number(string text, string word) =>
        float.TryParse(word, CultureInfo.InvariantCulture, out var number) && float.IsFinite(number)
            ? number
            : throw new OnnxVizException($"the vector {text} holds {word}, which is no number");
}
