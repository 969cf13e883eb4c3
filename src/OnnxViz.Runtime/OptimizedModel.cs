using Microsoft.ML.OnnxRuntime;
using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>
/// What ONNX Runtime runs in place of a model: operators fused, layouts changed, for this machine alone. A part of it,
/// run without further optimisation (<see cref="RuntimeSettings.Optimize"/>), computes the same bits as the whole
/// model.
/// </summary>
public static class OptimizedModel
{
    /// <summary>
    /// The optimised model; everything that is wanted of it must be an output, since inner names are lost.
    /// </summary>
    /// <exception cref="OnnxVizException">ONNX Runtime refuses the model, or the device is not there.</exception>
    public static OnnxModel Of(OnnxModel model, RuntimeSettings settings) =>
        SavedModel.Optimized(model, settings, GraphOptimizationLevel.ORT_ENABLE_ALL);
}
