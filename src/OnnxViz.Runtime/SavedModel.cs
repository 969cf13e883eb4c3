using Microsoft.ML.OnnxRuntime;
using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>Has ONNX Runtime optimise a model and reads what it made of it.</summary>
static class SavedModel
{
    /// <summary>
    /// The model after ONNX Runtime's optimisations of a level. Weights that it leaves alone stay references into their
    /// files; at the basic level quantised ones become the numbers that they stand for.
    /// </summary>
    /// <exception cref="OnnxVizException">ONNX Runtime refuses the model.</exception>
    public static OnnxModel Optimized(OnnxModel model, RuntimeSettings settings, GraphOptimizationLevel level)
    {
        WindowsBeforeSlices.Require(model);
        var file = Path.Combine(Path.GetTempPath(), $"onnxviz-{Guid.NewGuid():N}.onnx");
        try
        {
            Save(model, settings, level, file);
            return ModelFile.Parse(
                File.ReadAllBytes(file), model.Folder is null ? null : Path.Combine(model.Folder, "folded"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    static void Save(OnnxModel model, RuntimeSettings settings, GraphOptimizationLevel level, string file)
    {
        using var options = SessionOptionsFactory.Create(settings, model);
        options.GraphOptimizationLevel = level;
        options.OptimizedModelFilePath = file;
        options.AddSessionConfigEntry("session.disable_prepacking", "1");
        if (level == GraphOptimizationLevel.ORT_ENABLE_BASIC)
        {
            options.AddSessionConfigEntry("session.disable_quant_qdq", "1");
        }

        SessionMeter.Count("fold");
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
