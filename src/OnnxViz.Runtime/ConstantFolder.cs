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
        var file = Path.Combine(Path.GetTempPath(), $"onnxviz-{Guid.NewGuid():N}.onnx");
        try
        {
            Save(model, file);
            var folded = ModelFile.Parse(File.ReadAllBytes(file), model.Folder is null ? null : Path.Combine(model.Folder, "folded"));
            return folded with { Imports = new Dictionary<string, long> { [""] = folded.Opset }, Functions = [] };
        }
        finally
        {
            File.Delete(file);
        }
    }

    static void Save(OnnxModel model, string file)
    {
        using var options = SessionOptionsFactory.Create(RuntimeSettings.Default with { Threads = 1 }, model);
        options.GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_BASIC;
        options.OptimizedModelFilePath = file;
        try
        {
            using var session = new InferenceSession(ModelFile.ToBytesWithReferences(model), options);
        }
        catch (OnnxRuntimeException error)
        {
            throw RuntimeEnvironment.Explain("prepare the model", error);
        }
    }
}
