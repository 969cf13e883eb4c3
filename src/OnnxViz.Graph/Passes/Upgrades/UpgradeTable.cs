using System.Collections.Frozen;
using OnnxViz.Graph.Passes.Upgrades.Fused;

namespace OnnxViz.Graph.Passes.Upgrades;

/// <summary>All old operator forms, by operator and in the order of the operator sets.</summary>
static class UpgradeTable
{
    static readonly FrozenDictionary<(string, string), Upgrade[]> Rows =
        All.GroupBy(upgrade => (upgrade.Domain, upgrade.Operator))
        .ToFrozenDictionary(group => group.Key, group => group.OrderBy(upgrade => upgrade.Since).ToArray());

    /// <summary>Every row of every family.</summary>
    public static IEnumerable<Upgrade> All =>
    [
        .. DroppedAttributes.Rows, .. Defaults.Rows, .. AttributesToInputs.Rows, .. Axes.Rows, .. Broadcasting.Rows,
        .. Resampling.Rows, .. Coercion.Rows, .. Normalizations.Rows, .. Experimental.Rows, .. NeverSeen.Rows,
        .. Synonyms.Rows, .. FusedActivations.Rows, .. FusedProducts.Rows, .. FusedNormalizations.Rows,
        .. FusedAttention.Rows,
    ];

    /// <summary>
    /// The next rewriting of a node that is in the form of an operator set; null when its form is the dialect's.
    /// </summary>
    public static Upgrade? Next(Node node, long opset) =>
        Rows.TryGetValue((node.Domain, node.Operator), out var rows)
        ? rows.FirstOrDefault(upgrade => upgrade.Since > opset)
        : null;
}
