using Google.Protobuf;
using OnnxViz.Graph.Wire;

namespace OnnxViz.Graph.Passes.Upgrades;

/// <summary>
/// Declares a model's own functions in the dialect, which is only done where no operator in them has changed.
/// </summary>
static class FunctionUpgrade
{
    /// <exception cref="OnnxVizException">A function uses an operator in an old form.</exception>
    public static ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> bytes)
    {
        var function = FunctionProto.Parser.ParseFrom(bytes.Span);
        foreach (var import in function.OpsetImport.Where(import => import.Domain is "" or "ai.onnx"))
        {
            Check(function, import.Version);
            import.Version = OnnxModel.Dialect;
        }

        return function.ToByteArray();
    }

    static void Check(FunctionProto function, long opset)
    {
        foreach (var wire in function.Node)
        {
            var domain = wire.Domain == "ai.onnx" ? "" : wire.Domain;
            var node = new Node(wire.OpType, [], [], Attributes.None, wire.Name, domain);
            NewerForms.Refuse(node, opset);
            if (UpgradeTable.Next(node, Math.Min(opset, OnnxModel.Dialect)) is not null)
            {
                throw new OnnxVizException(
                    $"function {function.Name} of the model uses {wire.OpType} in an old form (opset {opset}): "
                    + "unfold it with onnx.inliner first");
            }
        }
    }
}
