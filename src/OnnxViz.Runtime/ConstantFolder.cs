using Microsoft.ML.OnnxRuntime;
using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>
/// Lets ONNX Runtime simplify a model: shape arithmetic, Identity, Dropout, Conv + BatchNormalization and function
/// operators disappear, and only standard operators remain beside those of other domains that the model had. Everything
/// that is wanted afterwards must be an output, since inner names are lost.
/// </summary>
public static class ConstantFolder
{
    /// <summary>The simplified model, and the types of its tensors as far as ONNX Runtime infers them.</summary>
    /// <exception cref="OnnxVizException">ONNX Runtime refuses the model.</exception>
    public static OnnxModel Fold(OnnxModel model)
    {
        var folded = SavedModel.Optimized(
            model, RuntimeSettings.Default with { Threads = 1 }, GraphOptimizationLevel.ORT_ENABLE_BASIC);
        var domains = folded.Graph.Nodes.Select(node => node.Domain).Append("").ToHashSet(StringComparer.Ordinal);
        return folded with
        {
            Imports = folded.Imports.Where(import => domains.Contains(import.Key)).ToDictionary(StringComparer.Ordinal),
            Functions = [],
        };
    }
}
