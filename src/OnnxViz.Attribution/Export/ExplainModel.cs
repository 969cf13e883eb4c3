using OnnxViz.Ascent;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Attribution;

/// <summary>
/// A method and a network as one ONNX file of standard operators without a loop, which runs wherever ONNX Runtime does:
/// a picture goes in, its score and its map come out.
/// </summary>
public static class ExplainModel
{
    /// <summary>The input: a picture, [1, C, H, W] in [0, 1], RGB where C is 3.</summary>
    public const string Picture = "picture";

    /// <summary>The output that holds the picture's score, [1].</summary>
    public const string Score = "score";

    /// <summary>The output that holds the map, [1, 1, H, W].</summary>
    public const string Map = "map";

    /// <summary>
    /// The output that holds the number of the class that is explained, [1]; there where it is the top class.
    /// </summary>
    public const string Class = "class";

    /// <summary>Writes the model.</summary>
    /// <param name="method">A method of gradients or of activations.</param>
    /// <param name="network">The network behind its preprocessing, which becomes part of the model.</param>
    /// <param name="objective">What is explained; the class with the highest score where null.</param>
    /// <param name="height">The picture's height.</param>
    /// <param name="width">The picture's width.</param>
    /// <param name="settings">Seed, background and tokens; noise is computed by the model itself.</param>
    /// <exception cref="OnnxVizException">The method has many runs that hang on each other, or does not work on this
    /// network.</exception>
    public static OnnxModel Of(
        Method method, PictureNetwork network, Objective? objective, int height, int width,
        AttributionSettings settings)
    {
        var task = AttributionTask.For(network, objective ?? new ClassLogit("0"), height, width, settings);
        var units = new ExportedUnit(task, isTop: objective is null);
        return method switch
        {
            GradientMethod gradients => new ExportedGradients(gradients, task, units).Write(),
            ActivationMethod activations => new ExportedActivations(activations, task, units).Write(),
            _ => throw new OnnxVizException(
                $"{method} is many runs, one for each mask, and no single graph: save a method of gradients or "
                + "activations, such as gradcam or ig(50)"),
        };
    }
}
