namespace OnnxViz.Graph.Passes.Upgrades;

/// <summary>
/// One old operator form: nodes of operator sets before <paramref name="Since"/> are rewritten into the form of that
/// set.
/// </summary>
/// <param name="Operator">The operator.</param>
/// <param name="Since">The first operator set that has the new form.</param>
/// <param name="Rewrite">The node that stands for the old one and makes its outputs; nodes before it are added to the
/// rewriting.</param>
sealed record Upgrade(string Operator, long Since, Func<Node, Rewriting, Node> Rewrite)
{
    /// <summary>The "first new form" of operators that the dialect does not have at all.</summary>
    public const long Gone = OnnxModel.Dialect + 1;

    /// <summary>The domain of the operators that ONNX Runtime's optimisers fuse others into.</summary>
    public const string Microsoft = "com.microsoft";

    /// <summary>The operator's domain, empty for the standard one.</summary>
    public string Domain { get; init; } = "";

    /// <summary>An operator of ONNX Runtime's own, which the dialect does not have.</summary>
    public static Upgrade Own(string operation, Func<Node, Rewriting, Node> rewrite) =>
        new(operation, Gone, rewrite) { Domain = Microsoft };

    /// <summary>The same rewriting for several operators.</summary>
    public static IEnumerable<Upgrade> Of(
        IEnumerable<string> operators, long since, Func<Node, Rewriting, Node> rewrite) =>
        operators.Select(name => new Upgrade(name, since, rewrite));
}
