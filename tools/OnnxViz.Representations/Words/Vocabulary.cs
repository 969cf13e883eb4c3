namespace OnnxViz.Representations.Words;

/// <summary>The visual words: means of the descriptors of drawn pictures.</summary>
/// <remarks>
/// All of it is computed in double precision, one number after the other, and rounded at the end: so how
/// a processor rounds does not show in the file.
/// </remarks>
static class Vocabulary
{
    const int Count = 64;
    const int Pictures = 48;
    const int Side = 128;
    const int Bin = 8;
    const int Rounds = 40;
    const int Seed = 14;

    static readonly Lazy<IReadOnlyList<double[]>> Made = new(Make);

    /// <summary>The words, 128 numbers each.</summary>
    public static IReadOnlyList<double[]> Words => Made.Value;

    static IReadOnlyList<double[]> Make()
    {
        var random = new Random(Seed);
        double[][] descriptors =
            [.. Scenes.Draw(random, Pictures, Side).SelectMany(picture => Descriptors.Of(picture, Bin, stride: 1))];
        return Means.Of(descriptors, Count, Rounds, random);
    }
}
