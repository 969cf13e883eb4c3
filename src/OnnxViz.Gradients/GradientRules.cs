using System.Collections.Immutable;
using System.Reflection;
using OnnxViz.Graph;

namespace OnnxViz.Gradients;

/// <summary>A set of gradient rules: which operators can be differentiated and how. Immutable; overrides make a new set.</summary>
public sealed class GradientRules
{
    static readonly Lazy<GradientRules> StandardRules = new(() => Collect(Profile.Any));

    readonly ImmutableDictionary<(string Operator, int Input), GradientRule> _rules;
    readonly ImmutableHashSet<(string Operator, int Input)> _none;

    GradientRules(
        ImmutableDictionary<(string Operator, int Input), GradientRule> rules, ImmutableHashSet<(string Operator, int Input)> none) =>
        (_rules, _none) = (rules, none);

    /// <summary>The rules in the forms that run everywhere.</summary>
    public static GradientRules Standard => StandardRules.Value;

    /// <summary>The operators that have a rule.</summary>
    public IEnumerable<string> Operators => _rules.Keys.Select(key => key.Operator).Distinct().Order();

    /// <summary>The rules in the forms that are fastest on a kind of machine.</summary>
    public static GradientRules For(Profile profile) => profile == Profile.Any ? Standard : Collect(profile);

    /// <summary>The same rules with the gradient of an operator's first input replaced, such as a guided ReLU.</summary>
    public GradientRules With(string operation, GradientRule rule) => new(_rules.SetItem((operation, 0), rule), _none);

    /// <summary>The rule for an input of a node, or null.</summary>
    public GradientRule? Find(Node node, int input) => node.Domain.Length > 0
        ? null
        : _rules.GetValueOrDefault((node.Operator, input)) ?? _rules.GetValueOrDefault((node.Operator, GradientAttribute.EveryInput));

    /// <summary>Whether an input of a node is declared to pass no gradient.</summary>
    public bool IsConstant(Node node, int input) => node.Domain.Length == 0
        && (_none.Contains((node.Operator, input)) || _none.Contains((node.Operator, GradientAttribute.EveryInput)));

    static GradientRules Collect(Profile profile)
    {
        var types = typeof(GradientRules).Assembly.GetTypes();
        var marked =
            from type in types
            from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            from mark in method.GetCustomAttributes<GradientAttribute>()
            where mark.Profile == Profile.Any || mark.Profile == profile
            orderby mark.Profile != Profile.Any
            select (mark, Rule: method.CreateDelegate<GradientRule>());
        var rules = ImmutableDictionary.CreateBuilder<(string, int), GradientRule>();
        foreach (var (mark, rule) in marked)
        {
            rules[(mark.Operator, mark.Input)] = rule;
        }

        var none = types.SelectMany(type => type.GetCustomAttributes<NoGradientAttribute>()).Select(mark => (mark.Operator, mark.Input));
        return new(rules.ToImmutable(), [.. none]);
    }
}
