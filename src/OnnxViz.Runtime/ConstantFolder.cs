using Microsoft.ML.OnnxRuntime;
using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>
/// Lets ONNX Runtime simplify a model: shape arithmetic, Identity, Dropout, Conv + BatchNormalization and function operators disappear, and
/// only standard operators remain. Everything that is wanted afterwards must be an output, since inner names are lost.
/// </summary>
public static class ConstantFolder
{
    /// <summary>The simplified model, and the types of its tensors as far as ONNX Runtime infers them.</summary>
    /// <exception cref="OnnxVizException">ONNX Runtime refuses the model.</exception>
    public static OnnxModel Fold(OnnxModel model)
    {
        var folded = SavedModel.Optimized(model, RuntimeSettings.Default with { Threads = 1 }, GraphOptimizationLevel.ORT_ENABLE_BASIC);
        return folded with { Imports = new Dictionary<string, long> { [""] = folded.Opset }, Functions = [] };
    }
}
