using OnnxViz.Graph;

namespace OnnxViz.Testing;

/// <summary>Gradients against finite differences in double precision, through <c>tools/check_double.py</c>.</summary>
public static class DoubleGradient
{
    /// <summary>
    /// Fails unless the model's output <c>gradient</c> is the slope of its output <c>objective</c> within 1e-5, both
    /// computed by NumPy in double precision; skips the test where NumPy or onnx is not installed.
    /// </summary>
    /// <param name="model">A model with one input.</param>
    /// <param name="point">The input, away from kinks.</param>
    public static void Verify(OnnxModel model, Tensor point)
    {
        PythonTools.Require("numpy", "onnx");
        using var folder = new TemporaryFolder();
        ModelFile.Write(folder.File("model.onnx"), model);
        NpyFile.Write(folder.File("point.npy"), point.ToFloats(), point.Shape.ToArray());
        PythonTools.Succeed("check_double.py", folder.File("model.onnx"), folder.File("point.npy"));
    }
}
