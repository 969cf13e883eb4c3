using OnnxViz.Representations.Building;
using OnnxViz.Representations.Words;

namespace OnnxViz.Representations;

/// <summary>The representations that ship with OnnxViz.</summary>
public static class Catalogue
{
    /// <summary>All, each under the name of its file.</summary>
    public static IReadOnlyList<Representation> All { get; } =
    [
        new("hog", "Histograms of oriented gradients, each pixel in one of 18 orientations; 27 channels", 40,
            grey => GradientHistograms.Of(grey, Orientations.Nearest)),
        new("hogb", "Histograms of oriented gradients, each pixel shared by two of 18 orientations; 27 channels", 40,
            grey => GradientHistograms.Of(grey, Orientations.Shared)),
        new("hog31", "The hog representation with four channels of texture; 31 channels", 40,
            grey => GradientHistograms.Of(grey, Orientations.Nearest, texture: true)),
        new("dsift", "Dense SIFT: every 24 pixels a descriptor of 4x4 bins of 8 pixels, 8 orientations", 64,
            grey => DenseSift.Of(grey, bin: 8)),
        new("dsift5", "Dense SIFT: every 15 pixels a descriptor of 4x4 bins of 5 pixels, 8 orientations", 64,
            grey => DenseSift.Of(grey, bin: 5)),
        new("bovw", "A soft bag of 64 visual words, the means of dense SIFT descriptors of drawn pictures", 64,
            grey => VisualWords.Of(grey, Vocabulary.Words)),
    ];
}
