namespace OnnxViz.Graph.Passes.Upgrades.Fused;

/// <summary>Convolutions and matrix products that ONNX Runtime has fused with what is around them.</summary>
static class FusedProducts
{
    /// <summary>The names of the numbers that FusedConv gives as a list, in their order.</summary>
    static readonly Dictionary<string, string[]> Parameters = new()
    {
        ["LeakyRelu"] = ["alpha"],
        ["Clip"] = ["min", "max"],
        ["HardSigmoid"] = ["alpha", "beta"],
    };

    public static IEnumerable<Upgrade> Rows { get; } =
    [
        Upgrade.Own("FusedConv", FusedConv),
        Upgrade.Own("NhwcConv", NhwcConv),
        Upgrade.Own("FusedGemm", FusedGemm),
        Upgrade.Own("FusedMatMul", FusedMatMul),
        Upgrade.Own("TransposeMatMul", FusedMatMul),
    ];

    /// <remarks>activation(conv(x) + z)</remarks>
    static Node FusedConv(Node node, Rewriting r)
    {
        var plain = node.Attributes.Without("activation", "activation_params");
        var conv = r.Op("Conv", Given(node.Input(0), node.Input(1), node.Input(2)), plain);
        var sum = node.Input(3).Length > 0 ? r.Op("Add", [conv, node.Input(3)]) : conv;
        var activation = node.Attributes.Text("activation", "");
        var numbers = node.Attributes["activation_params"] as float[] ?? [];
        return FusedActivations.Activate(r, activation, sum, (name, _) =>
            Array.IndexOf(Parameters.GetValueOrDefault(activation, []), name) is >= 0 and var index
            && index < numbers.Length
                ? numbers[index]
                : throw r.Refuse($"its activation {activation} lacks the number {name}"));
    }

    /// <remarks>Pictures are [N, H, W, C], weights [M, H, W, C].</remarks>
    static Node NhwcConv(Node node, Rewriting r)
    {
        var toFront = new Attributes { { "perm", new[] { 0L, 3, 1, 2 } } };
        var x = r.Op("Transpose", [node.Input(0)], toFront);
        var weight = r.Op("Transpose", [node.Input(1)], toFront);
        var conv = r.Op("Conv", Given(x, weight, node.Input(2)), node.Attributes);
        return r.Last("Transpose", [conv], new() { { "perm", new[] { 0L, 2, 3, 1 } } });
    }

    static Node FusedGemm(Node node, Rewriting r)
    {
        var own = node.Attributes.Names.Where(name => name.StartsWith("activation", StringComparison.Ordinal));
        var gemm = r.Op("Gemm", Given([.. node.Inputs]), node.Attributes.Without([.. own]));
        return FusedActivations.Activate(
            r, node.Attributes.Text("activation", ""), gemm,
            (name, fallback) => node.Attributes.Has($"activation_{name}") || fallback is null
                ? node.Attributes.Float($"activation_{name}", 0)
                : fallback.Value);
    }

    /// <remarks>
    /// alpha A B, either with its matrices transposed, or with its first axis moved behind the batch.
    /// </remarks>
    static Node FusedMatMul(Node node, Rewriting r)
    {
        var (left, right) = (Operand(node, r, 0, "A"), Operand(node, r, 1, "B"));
        return node.Attributes.Float("alpha", 1) is not 1 and var alpha
            ? r.Last("Mul", [r.Op("MatMul", [left, right]), r.Like(node.Input(0), alpha)])
            : r.Last("MatMul", [left, right]);
    }

    static string Operand(Node node, Rewriting r, int input, string letter)
    {
        var x = node.Input(input);
        var movesBatch = node.Attributes.Int($"transBatch{letter}", 0) != 0;
        var isTransposed = node.Attributes.Int($"trans{letter}", 0) != 0;
        if (r.RankOf(x) is not { } rank)
        {
            return movesBatch ? Moved(x, isTransposed, r) : isTransposed ? Transposed(x, r) : x;
        }

        var axes = Enumerable.Range(0, rank).Select(axis => (long)axis).ToList();
        if (movesBatch && rank > 2)
        {
            axes.RemoveAt(0);
            axes.Insert(rank - 2, 0);
        }

        if (isTransposed && rank > 1)
        {
            (axes[^1], axes[^2]) = (axes[^2], axes[^1]);
        }

        return axes.SequenceEqual(axes.Order()) ? x : r.Op("Transpose", [x], new() { { "perm", axes.ToArray() } });
    }

    /// <summary>Transposes matrices of a tensor of any rank, as a list of matrices.</summary>
    static string Transposed(string x, Rewriting r)
    {
        var first = new Attributes { { "axis", 0L } };
        var batch = r.Op("Shape", [x], new() { { "end", -2L } });
        var rows = r.Op("Shape", [x], new() { { "start", -2L }, { "end", -1L } });
        var columns = r.Op("Shape", [x], new() { { "start", -1L } });
        var matrices = r.Op("Reshape", [x, r.Op("Concat", [r.Integers(-1), rows, columns], first)]);
        var turned = r.Op("Transpose", [matrices], new() { { "perm", new[] { 0L, 2, 1 } } });
        return r.Op("Reshape", [turned, r.Op("Concat", [batch, columns, rows], first)]);
    }

    /// <summary>Moves the first axis of a tensor of any rank before the last, or behind it.</summary>
    static string Moved(string x, bool isTransposed, Rewriting r)
    {
        var first = r.Op("Shape", [x], new() { { "end", 1L } });
        var batch = r.Op("Shape", [x], new() { { "start", 1L }, { "end", -1L } });
        var last = r.Op("Shape", [x], new() { { "start", -1L } });
        var along = new Attributes { { "axis", 0L } };
        var flat = r.Op("Reshape", [x, r.Op("Concat", [first, r.Integers(-1), last], along)]);
        long[] order = isTransposed ? [1, 2, 0] : [1, 0, 2];
        var turned = r.Op("Transpose", [flat], new() { { "perm", order } });
        return r.Op(
            "Reshape", [turned, r.Op("Concat", isTransposed ? [batch, last, first] : [batch, first, last], along)]);
    }

    static string[] Given(params string[] inputs) =>
        [.. inputs.Reverse().SkipWhile(name => name.Length == 0).Reverse()];
}
