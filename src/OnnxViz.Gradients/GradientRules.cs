using System.Collections.Immutable;
using System.Reflection;
using OnnxViz.Graph;

namespace OnnxViz.Gradients;

/// <summary>
/// A set of gradient rules: which operators can be differentiated and how. Immutable; overrides make a new set.
/// </summary>
public sealed class GradientRules
{
    static readonly Lazy<GradientRules> StandardRules = new(() => Collect(Profile.Any));

    readonly ImmutableDictionary<(string Operator, int Input), GradientRule> _rules;
    readonly ImmutableHashSet<(string Operator, int Input)> _none;
    readonly ImmutableDictionary<(string Operator, int Input), string> _reasons;
    readonly string? _otherwise;

    GradientRules(
        ImmutableDictionary<(string Operator, int Input), GradientRule> rules,
        ImmutableHashSet<(string Operator, int Input)> none,
        ImmutableDictionary<(string Operator, int Input), string> reasons,
        string? otherwise = null) =>
        (_rules, _none, _reasons, _otherwise) = (rules, none, reasons, otherwise);

    /// <summary>The rules in the forms that run everywhere.</summary>
    public static GradientRules Standard => StandardRules.Value;

    /// <summary>The operators that have a rule.</summary>
    public IEnumerable<string> Operators => _rules.Keys.Select(key => key.Operator).Distinct().Order();

    /// <summary>The rules in the forms that are fastest on a kind of machine.</summary>
    public static GradientRules For(Profile profile) => profile == Profile.Any ? Standard : Collect(profile);

    /// <summary>
    /// The same rules with the gradient of an operator's first input replaced, such as a guided ReLU.
    /// </summary>
    public GradientRules With(string operation, GradientRule rule) =>
        new(_rules.SetItem((operation, 0), rule), _none, _reasons, _otherwise);

    /// <summary>The rule for an input of a node, or null.</summary>
    public GradientRule? Find(Node node, int input) => node.Domain.Length > 0 ? null : Of(_rules, node.Operator, input);

    /// <summary>The rule for an operator's first input.</summary>
    /// <exception cref="OnnxVizException">There is none.</exception>
    public GradientRule Find(string operation) =>
        _rules.GetValueOrDefault((operation, 0)) ?? _rules.GetValueOrDefault((operation, GradientAttribute.EveryInput))
        ?? throw new OnnxVizException($"there is no gradient rule for {operation}");

    /// <summary>Whether an input of a node is declared to pass no gradient.</summary>
    public bool IsConstant(Node node, int input) => node.Domain.Length == 0
        && (_none.Contains((node.Operator, input)) || _none.Contains((node.Operator, GradientAttribute.EveryInput)));

    /// <summary>The declared reason why an input of a node has no rule, as half a sentence, or null.</summary>
    public string? ReasonAgainst(Node node, int input) => node.Domain.Length > 0
        ? Foreign(node.Domain)
        : Of(_reasons, node.Operator, input) ?? _otherwise;

    /// <summary>Other rules in place of all these, the same inputs being declared to pass nothing.</summary>
    /// <param name="rules">The rules, by operator and input.</param>
    /// <param name="otherwise">Why any other node has none, as half a sentence.</param>
    internal GradientRules Replaced(
        IEnumerable<KeyValuePair<(string Operator, int Input), GradientRule>> rules, string otherwise) =>
        new(rules.ToImmutableDictionary(), _none, _reasons, otherwise);

    /// <summary>The rules of some operators, by operator and input.</summary>
    internal IEnumerable<KeyValuePair<(string Operator, int Input), GradientRule>> Of(
        IReadOnlyList<string> operators) =>
        _rules.Where(pair => operators.Contains(pair.Key.Operator));

    internal IEnumerable<(string Operator, int Input)> Ruled => _rules.Keys;

    internal IEnumerable<(string Operator, int Input)> Declared => _rules.Keys.Concat(_none).Concat(_reasons.Keys);

    static string Foreign(string domain) => domain.StartsWith("com.microsoft", StringComparison.Ordinal)
        ? "ONNX Runtime's optimiser wrote it: export the model without optimisation"
        : $"it is of the domain {domain}, not of the standard: export the model with standard operators";

    static T? Of<T>(ImmutableDictionary<(string Operator, int Input), T> declared, string operation, int input) =>
        declared.GetValueOrDefault((operation, input))
            ?? declared.GetValueOrDefault((operation, GradientAttribute.EveryInput));

    static GradientRules Collect(Profile profile)
    {
        var types = typeof(GradientRules).Assembly.GetTypes();
        var marked =
            from type in types
            from method in type.GetMethods(
                BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            from mark in method.GetCustomAttributes<GradientAttribute>()
            where mark.Profile == Profile.Any || mark.Profile == profile
            orderby mark.Profile != Profile.Any
            select (mark, Rule: method.CreateDelegate<GradientRule>());
        var rules = ImmutableDictionary.CreateBuilder<(string, int), GradientRule>();
        foreach (var (mark, rule) in marked)
        {
            rules[(mark.Operator, mark.Input)] = rule;
        }

        var none = types.SelectMany(type => type.GetCustomAttributes<NoGradientAttribute>())
            .Select(mark => (mark.Operator, mark.Input));
        var reasons = types.SelectMany(type => type.GetCustomAttributes<RefusedAttribute>())
            .ToImmutableDictionary(mark => (mark.Operator, mark.Input), mark => mark.Reason);
        return new(rules.ToImmutable(), [.. none], reasons);
    }
}
