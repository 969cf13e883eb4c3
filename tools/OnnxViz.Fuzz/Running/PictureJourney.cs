using OnnxViz.Pictures;

namespace OnnxViz.Fuzz.Running;

/// <summary>Takes a picture the way that it goes to a network: reading, then the size that the network wants.</summary>
static class PictureJourney
{
    const int Side = 224;

    static readonly ResizeMode[] Fits = Enum.GetValues<ResizeMode>();

    /// <summary>Goes the way.</summary>
    /// <param name="path">The picture.</param>
    /// <param name="number">Decides how it is fitted.</param>
    public static void Travel(string path, int number) =>
        PictureFile.ReadSized(path, Side, Side, Fits[number % Fits.Length]);
}
