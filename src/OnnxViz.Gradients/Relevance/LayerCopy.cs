using OnnxViz.Graph;

namespace OnnxViz.Gradients.Relevance;

/// <summary>
/// A layer with another input, other weights and another bias: what it makes, and the way back through it.
/// </summary>
sealed class LayerCopy
{
    readonly Pullback _p;
    readonly GradientRule _rule;
    readonly Value _input;
    readonly Value _weight;

    /// <summary>Writes the copy.</summary>
    /// <param name="p">The layer, of which one input is active.</param>
    /// <param name="rule">The gradient rule of that input.</param>
    /// <param name="input">In place of the active input.</param>
    /// <param name="weight">In place of the other one.</param>
    /// <param name="bias">In place of the bias; none where null.</param>
    public LayerCopy(Pullback p, GradientRule rule, Value input, Value weight, Value? bias)
    {
        (_p, _rule, _input, _weight) = (p, rule, input, weight);
        Value?[] inputs = p.Index == 0 ? [input, weight, bias] : [weight, input, bias];
        Output = p.Graph.Op(
            p.Node.Operator, bias is null ? inputs[..2] : inputs, p.Y().Type, p.Node.Attributes);
    }

    /// <summary>What it makes.</summary>
    public Value Output { get; }

    /// <summary>The input times what comes back through the copy's weights.</summary>
    /// <param name="arriving">What arrives at the output.</param>
    public Value Share(Value arriving) => _input * Back(arriving);

    /// <summary>What comes back through the copy's weights.</summary>
    /// <param name="arriving">What arrives at the output.</param>
    public Value Back(Value arriving)
    {
        string[] inputs = _p.Index == 0 ? [_input.Name, _weight.Name] : [_weight.Name, _input.Name];
        return _rule(_p.At(_p.Node with { Inputs = inputs, Outputs = [Output.Name] }, arriving));
    }
}
