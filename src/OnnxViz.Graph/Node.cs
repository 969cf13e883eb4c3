namespace OnnxViz.Graph;

/// <summary>
/// One operation of a graph. Inputs and outputs are tensor names; an empty name is an optional one left out.
/// </summary>
public sealed record Node(
    string Operator, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs, Attributes Attributes,
    string Name = "", string Domain = "")
{
    /// <summary>Which of several functions of one name the node calls.</summary>
    public string Overload { get; init; } = "";

    /// <summary>The operator with its domain where that is not the standard one.</summary>
    public string FullOperator => Domain.Length == 0 ? Operator : $"{Domain}.{Operator}";

    /// <summary>What to call the node in messages: its name, or its first output.</summary>
    public string Label => Name.Length > 0 ? Name : Outputs.FirstOrDefault(output => output.Length > 0) ?? Operator;

    /// <summary>The name of an input, empty where it is left out or not there.</summary>
    public string Input(int index) => index < Inputs.Count ? Inputs[index] : "";

    /// <inheritdoc/>
    public override string ToString() =>
        $"{string.Join(", ", Outputs)} = "
        + $"{FullOperator}({string.Join(", ", Inputs)}){(Attributes.Any() ? $" {{{Attributes}}}" : "")}";
}
