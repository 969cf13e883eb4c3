using OnnxViz.Networks;

namespace OnnxViz.Ascent;

/// <summary>
/// Says how a unit's picture came about where that is not by the plain gradient, and what to take where there is none.
/// </summary>
/// <param name="network">The network.</param>
sealed class Remarks(Network network)
{
    readonly IReadOnlyDictionary<string, Graph.Node> _producers = network.ToModel().Graph.Producers();

    /// <summary>The result with its state and remark settled.</summary>
    /// <param name="drawn">The last climb.</param>
    /// <param name="unit">The unit, layers named by tensors.</param>
    public Visualization Settle(Drawn drawn, Objective unit)
    {
        var state = drawn.IsNoise || (drawn.IsSilent && Squasher(unit) is not null) ? UnitState.Fixed
            : drawn.IsSilent ? UnitState.Unreachable
            : drawn.Result.State;
        return drawn.Result with { State = state, Remark = Remark(drawn, state, unit) };
    }

    string? Remark(Drawn drawn, UnitState state, Objective unit) => state switch
    {
        UnitState.Redirected => "silent at first, found through the redirected ReLU",
        UnitState.Dead => "dead: the ascent could not make it fire; the picture shows what raises its pre-activation",
        UnitState.Unreachable when drawn.Result.IsStopped => "stopped before any gradient reached it; no picture",
        UnitState.Unreachable => "dead: no gradient reaches it, not even before its ReLU; no picture",
        UnitState.Fixed when drawn.IsNoise => NoiseRemark(drawn.Result.Objective),
        UnitState.Fixed => $"no gradient passes its {Squasher(unit)!.Operator}, which is saturated; no picture: "
            + $"take the layer before it, {Before(Squasher(unit)!)}",
        _ => null,
    };

    static string NoiseRemark(Objective asked)
    {
        var one = asked is Unit unit ? $"{new Neuron(unit.Layer, unit.Index)}" : "neuron(LAYER, INDEX)";
        return "no picture changes it by more than rounding: its gradient is noise, as that of a mean behind a "
            + $"normalisation over positions; no picture: take {one}, or the ReLU behind it";
    }

    Graph.Node? Squasher(Objective unit) =>
        unit.Layers.Select(layer => _producers.GetValueOrDefault(layer)).FirstOrDefault(
        node => node is not null && Graph.OperatorTable.Is(node.Operator, Graph.OperatorTraits.Squasher));

    string Before(Graph.Node node) => Named(node.Input(0));

    string Named(string tensor) =>
        Notation.Quoted(network.FindLayers().All.FirstOrDefault(layer => layer.Tensor == tensor)?.Name ?? tensor);
}
