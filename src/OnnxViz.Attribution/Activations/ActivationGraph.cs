using OnnxViz.Ascent;
using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Attribution;

/// <summary>Writes class activation maps into graphs.</summary>
sealed class ActivationGraph
{
    readonly AttributionTask _task;
    readonly ActivationGrid _grid;

    public ActivationGraph(AttributionTask task, Layer layer)
        : this(task, layer, Scoring.Of(
            task.Network, [task.Unit], task.Height, task.Width, Narrowing.None, layer.Tensor))
    {
    }

    public ActivationGraph(AttributionTask task, Layer layer, Scoring scoring)
    {
        (_task, Layer, Scoring) = (task, layer, scoring);
        _grid = ActivationGrid.Of(
            task.Network.Network, layer, Scoring.Part.TypeOf(layer.Tensor).Shape, (task.Height, task.Width),
            task.Settings.Tokens)
            ?? throw new OnnxVizException(ActivationGrid.Refusal(layer, task.Settings.Tokens));
    }

    /// <summary>The part of the network, with the layer.</summary>
    public Scoring Scoring { get; }

    /// <summary>The layer.</summary>
    public Layer Layer { get; }

    /// <summary>The layer's activation and its gradient, laid out as positions.</summary>
    public Activated At(ScoredPictures scored, GradientRules rules)
    {
        var tensor = scored.Tensors[Layer.Tensor];
        return new(
            _grid.Write(tensor),
            () => _grid.Write(new Differentiator(rules).Differentiate(scored.Scores, tensor)[0]));
    }

    /// <summary>Maps at a layer's positions, [N, C, h, w], enlarged to the pictures' size, straight lines between the
    /// middles of positions.</summary>
    public Value Enlarge(Value small) => small.Builder.Op(
        "Resize",
        [small, null, null, small.Builder.Integers(small.Shape[0], small.Shape[1], _task.Height, _task.Width)],
        small.Type.Sized([small.Shape[0], small.Shape[1], _task.Height, _task.Width]),
        new Attributes { { "mode", "linear" }, { "coordinate_transformation_mode", "half_pixel" } });
}
