namespace OnnxViz.Graph;

/// <summary>
/// An operator that a model defines by other operators. Attributes in it may be an <see cref="AttributeReference"/>.
/// </summary>
/// <param name="Domain">The domain that calls of it name.</param>
/// <param name="Name">The operator that calls of it name.</param>
/// <param name="Inputs">What its nodes call the inputs.</param>
/// <param name="Outputs">What its nodes call the outputs.</param>
/// <param name="Nodes">What it does, in running order.</param>
/// <param name="Imports">Operator-set version by domain, as in <see cref="OnnxModel.Imports"/>.</param>
public sealed record OnnxFunction(
    string Domain,
    string Name,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<string> Outputs,
    IReadOnlyList<Node> Nodes,
    IReadOnlyDictionary<string, long> Imports)
{
    /// <summary>Tells functions of one name apart; calls name it too.</summary>
    public string Overload { get; init; } = "";

    /// <summary>The attributes that a call may leave out, with what they are then.</summary>
    public Attributes Defaults { get; init; } = Attributes.None;

    /// <summary>The attributes that a call gives, or leaves out where the nodes can do without.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];
}
