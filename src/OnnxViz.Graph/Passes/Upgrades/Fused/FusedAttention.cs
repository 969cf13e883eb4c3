namespace OnnxViz.Graph.Passes.Upgrades.Fused;

/// <summary>
/// Attention as ONNX Runtime's optimiser writes it for vision transformers: every position looks at every other, with
/// no mask and no memory.
/// </summary>
static class FusedAttention
{
    const int PastOfAttention = 3;
    const int BiasOfScores = 5;
    const int BiasOfMultiHead = 3;

    static readonly string[] Unknown = ["do_rotary", "past_present_share_buffer", "unidirectional"];

    public static IEnumerable<Upgrade> Rows { get; } =
    [
        Upgrade.Own("Attention", Packed),
        Upgrade.Own("MultiHeadAttention", Separate),
    ];

    /// <remarks>Query, key and value are one product: x [B, S, I] weight [I, Q + K + V] + bias.</remarks>
    static Node Packed(Node node, Rewriting r)
    {
        Check(node, r, PastOfAttention, BiasOfScores - 1, BiasOfScores + 1);
        var product = r.Op("MatMul", [node.Input(0), node.Input(1)]);
        var biased = node.Input(2).Length > 0 ? r.Op("Add", [product, node.Input(2)]) : product;
        string[] parts = [r.Name("query"), r.Name("key"), r.Name("value")];
        var sizes = node.Attributes.Ints("qkv_hidden_sizes") is { Length: 3 } given ? r.Integers(given) : "";
        var split = new Attributes { { "axis", -1L } };
        r.Make(
            parts, "Split", sizes.Length > 0 ? [biased, sizes] : [biased],
            sizes.Length > 0 ? split : split.With("num_outputs", 3L));
        return Attend(node, r, parts, node.Input(BiasOfScores));
    }

    /// <remarks>
    /// Query, key and value are [B, S, H], [B, T, H] and [B, T, V]; the bias holds those of all three.
    /// </remarks>
    static Node Separate(Node node, Rewriting r)
    {
        Check(node, r, 4, 4, BiasOfScores + 1);
        string[] parts = [node.Input(0), node.Input(1), node.Input(2)];
        if (parts.Any(part => part.Length == 0 || r.RankOf(part) is not (null or 3)))
        {
            throw r.Refuse("its query, key and value are packed together");
        }

        return Attend(
            node, r, node.Input(BiasOfMultiHead).Length > 0 ? Biased(node, r, parts) : parts, node.Input(BiasOfScores));
    }

    /// <remarks>The bias is cut at the lengths of query, key and value.</remarks>
    static string[] Biased(Node node, Rewriting r, string[] parts)
    {
        var lengths = parts.Select(part => r.Op("Shape", [part], new() { { "start", -1L } })).ToArray();
        string[] biases = [r.Name("query_bias"), r.Name("key_bias"), r.Name("value_bias")];
        var sizes = r.Op("Concat", lengths, new() { { "axis", 0L } });
        r.Make(biases, "Split", [node.Input(BiasOfMultiHead), sizes], new() { { "axis", 0L } });
        return [.. parts.Zip(biases, (part, bias) => r.Op("Add", [part, bias]))];
    }

    /// <remarks>softmax(q kᵀ scale + bias) v, head by head.</remarks>
    static Node Attend(Node node, Rewriting r, string[] parts, string bias)
    {
        var heads = node.Attributes.Int("num_heads", 0) is > 0 and var count
            ? count
            : throw r.Refuse("it has no num_heads");
        var (query, key, value) = (Heads(parts[0], 0, 2, 1, 3), Heads(parts[1], 0, 2, 3, 1),
            Heads(parts[2], 0, 2, 1, 3));
        var products = r.Op("MatMul", [query, key]);
        var scaled = r.Op("Mul", [products, Scale(node, r, query)]);
        var scores = bias.Length > 0 ? r.Op("Add", [scaled, bias]) : scaled;
        var seen = r.Op("MatMul", [r.Op("Softmax", [scores], new() { { "axis", -1L } }), value]);
        var together = r.Op("Transpose", [seen], new() { { "perm", new[] { 0L, 2, 1, 3 } } });
        return r.Last("Reshape", [together, r.Integers(0, 0, -1)]);

        string Heads(string part, params long[] axes) => r.Op(
            "Transpose", [r.Op("Reshape", [part, r.Integers(0, 0, heads, -1)])], new() { { "perm", axes } });
    }

    /// <remarks>1 / sqrt(size of a head) where none is given.</remarks>
    static string Scale(Node node, Rewriting r, string query)
    {
        if (node.Attributes.Float("scale", 0) is not 0 and var scale)
        {
            return r.Like(query, scale);
        }

        var size = r.Op("CastLike", [r.Op("Shape", [query], new() { { "start", -1L } }), query]);
        return r.Op("Reciprocal", [r.Op("Sqrt", [size])]);
    }

    static void Check(Node node, Rewriting r, int first, int last, int further)
    {
        var isUsed = Enumerable.Range(0, node.Inputs.Count)
            .Any(input => ((input >= first && input <= last) || input >= further) && node.Inputs[input].Length > 0);
        if (isUsed
            || node.Outputs.Skip(1).Any(output => output.Length > 0)
            || Unknown.Any(name => node.Attributes.Int(name, 0) != 0))
        {
            throw r.Refuse("its masks, memories and rotations are not those of a vision transformer");
        }
    }
}
