using OnnxViz.Graph;

namespace OnnxViz.Testing;

/// <summary>onnx's own checker, through <c>tools/check_onnx.py</c>.</summary>
public static class OnnxChecker
{
    /// <summary>
    /// Fails unless the checker passes the model; skips the test where Python's onnx is not installed.
    /// </summary>
    public static void Verify(OnnxModel model)
    {
        using var folder = new TemporaryFolder();
        ModelFile.Write(folder.File("model.onnx"), model);
        Verify(folder.File("model.onnx"));
    }

    /// <summary>
    /// Fails unless the checker passes the file; skips the test where Python's onnx is not installed.
    /// </summary>
    public static void Verify(string path)
    {
        PythonTools.Require("onnx");
        PythonTools.Succeed("check_onnx.py", Path.GetFullPath(path));
    }
}
