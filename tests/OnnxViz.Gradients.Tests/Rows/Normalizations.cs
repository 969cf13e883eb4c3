using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Gradients.Tests.Rows;

static class Normalizations
{
    static readonly Tensor Three = Tensor.Of([0.5f, -1.5f, 2f], [3]);
    static readonly Tensor Variances = Tensor.Of([0.5f, 1.5f, 0.1f], [3]);

    public static IEnumerable<OperatorRow> All =>
    [
        new("BatchNormalization", [[2, 3, 4, 5]]) { Constants = Stored() },
        new("BatchNormalization", [[2, 3]], ("epsilon", 0.2f)) { Constants = Stored() },
        new("BatchNormalization", [[2, 3, 4]], ("epsilon", 0.1f)) { Constants = Stored() },
        new("BatchNormalization", [[2, 3, 2, 2], [3], [3], [3], [3]]) { Draw = Draws.Positive },
        new("BatchNormalization", [[2, 3, 4], [3], [3], [3]]) { Constants = { [4] = Variances } },
        new("InstanceNormalization", [[2, 3, 4, 5], [3], [3]]),
        new("InstanceNormalization", [[2, 3, 4], [3], [3]], ("epsilon", 0.1f)),
        new("LayerNormalization", [[2, 3, 4], [4], [4]]),
        new("LayerNormalization", [[2, 3, 4], [4]]),
        new("LayerNormalization", [[2, 3, 4], [3, 4], [3, 4]], ("axis", 1L), ("epsilon", 0.1f)),
        new("LayerNormalization", [[2, 3, 4], [4], [4]], ("axis", -2L)),
        new("LayerNormalization", [[2, 3, 4], [4], [4]]) { Outputs = 3 },
        new("LayerNormalization", [[2, 3, 4], [3, 4], [3, 4]], ("axis", 1L)) { Outputs = 3 },
        new("GroupNormalization", [[2, 4, 3, 3], [4], [4]], ("num_groups", 2L)),
        new("GroupNormalization", [[2, 4, 5], [4], [4]], ("num_groups", 1L), ("epsilon", 0.1f)),
        new("GroupNormalization", [[1, 4, 2, 3], [4], [4]], ("num_groups", 4L)),
        new("GroupNormalization", [[2, 6, 2], [6], [6]], ("num_groups", 3L), ("stash_type", 1L)),
        new("GroupNormalization", [[2, 4], [4], [4]], ("num_groups", 2L), ("epsilon", 0.3f)),
        new("BatchNormalization", [[2, 3, 2, 3, 2]]) { Constants = Stored() },
        new("InstanceNormalization", [[2, 3, 2, 3, 2], [3], [3]]),
        new("LpNormalization", [[2, 3, 4]], ("axis", -2L), ("p", 1L)) { Draw = Draws.AwayFromZero },
        new("LRN", [[2, 7, 3, 3]], ("size", 5L), ("alpha", 0.9f)),
        new("LRN", [[2, 7, 3, 3]], ("size", 3L), ("alpha", 0.9f), ("beta", 0.5f), ("bias", 2f)),
        new("LRN", [[2, 3, 2, 2]], ("size", 5L), ("alpha", 2f)),
        new("LRN", [[2, 3, 2, 2]], ("size", 1L), ("alpha", 2f)),
        new("LRN", [[2, 3, 2, 2]], ("size", 3L)),
        new("LpNormalization", [[2, 3, 4]]) { Draw = Draws.AwayFromZero },
        new("LpNormalization", [[2, 3, 4]], ("axis", 1L)) { Draw = Draws.AwayFromZero },
        new("LpNormalization", [[2, 3, 4]], ("p", 1L)) { Draw = Draws.AwayFromZero },
        new("LpNormalization", [[2, 3, 4]], ("p", 1L), ("axis", 0L)) { Draw = Draws.AwayFromZero },
        new("MeanVarianceNormalization", [[2, 3, 4, 5]]),
        new("MeanVarianceNormalization", [[2, 3, 4]], ("axes", new long[] { -1 })),
    ];

    static Dictionary<int, Tensor> Stored() => new() { [1] = Three, [2] = Three, [3] = Three, [4] = Variances };
}
