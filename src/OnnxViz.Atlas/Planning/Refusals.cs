using OnnxViz.Ascent;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Atlas;

/// <summary>Finds out which layers a network makes of pictures of some size.</summary>
/// <param name="network">The network.</param>
/// <param name="settings">How pictures are drawn.</param>
public sealed class Refusals(Network network, AscentSettings settings)
{
    /// <summary>The layers that the network makes at this size.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="leaveOut">Told of each layer that it does not make, and why; null to refuse all for one.</param>
    /// <exception cref="OnnxVizException">It makes none of them, or one where nobody is told.</exception>
    public IReadOnlyList<Layer> Working(IReadOnlyList<Layer> layers, Action<Layer, OnnxVizException>? leaveOut)
    {
        if (leaveOut is null || Refusal(layers, 1) is not { } all)
        {
            return layers;
        }

        var working = new List<Layer>();
        foreach (var layer in layers)
        {
            if (Refusal([layer], 1) is { } reason)
            {
                leaveOut(layer, reason);
            }
            else
            {
                working.Add(layer);
            }
        }

        return working.Count > 0 ? working : throw all;
    }

    /// <summary>Why the network does not make some layers of so many pictures; null where it does.</summary>
    public OnnxVizException? Refusal(IReadOnlyList<Layer> layers, int count)
    {
        var stage = settings.Recipe.Stages[0];
        var (height, width) = stage.Sampling?.Size ?? (Sized(settings.Height, stage), Sized(settings.Width, stage));
        return new PictureNetwork(network, settings.Preprocessing).Refusal(
            [.. layers.Select(layer => layer.Tensor)], count, height, width);
    }

    static int Sized(int length, Stage stage) => Math.Max(1, (int)Math.Round(length * stage.Scale));
}
