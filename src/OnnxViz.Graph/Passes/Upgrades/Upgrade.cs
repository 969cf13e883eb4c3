namespace OnnxViz.Graph.Passes.Upgrades;

/// <summary>
/// One old operator form: nodes of operator sets before <paramref name="Since"/> are rewritten into the form of that
/// set.
/// </summary>
/// <param name="Operator">The operator of the standard domain.</param>
/// <param name="Since">The first operator set that has the new form.</param>
/// <param name="Rewrite">The node that stands for the old one and makes its outputs; nodes before it are added to the
/// rewriting.</param>
sealed record Upgrade(string Operator, long Since, Func<Node, Rewriting, Node> Rewrite)
{
    /// <summary>The "first new form" of operators that the dialect does not have at all.</summary>
    public const long Gone = OnnxModel.Dialect + 1;

    /// <summary>The same rewriting for several operators.</summary>
    public static IEnumerable<Upgrade> Of(
        IEnumerable<string> operators, long since, Func<Node, Rewriting, Node> rewrite) =>
        operators.Select(name => new Upgrade(name, since, rewrite));
}
