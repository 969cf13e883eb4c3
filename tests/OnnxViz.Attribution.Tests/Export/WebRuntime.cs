using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Attribution.Tests;

/// <summary>The web build of ONNX Runtime in node, as <c>tools/attribution/web/install.sh</c> puts it up.</summary>
static class WebRuntime
{
    static readonly string Place = Path.Combine(Repository.Root, "artifacts", "web");

    /// <summary>Runs an explanation; the test is skipped where node or the package is missing.</summary>
    /// <param name="model">The model.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="shape">Its shape.</param>
    /// <returns>The score and the map.</returns>
    public static (float Score, float[] Map) Run(OnnxModel model, float[] picture, Shape shape)
    {
        Skip.If(
            !Directory.Exists(Path.Combine(Place, "node_modules", "onnxruntime-web")),
            "npm's onnxruntime-web is not installed (with node and npm: tools/attribution/web/install.sh).");
        using var folder = new TemporaryFolder();
        ModelFile.Write(folder.File("explain.onnx"), model);
        File.WriteAllBytes(folder.File("picture.f32"), MemoryMarshal.AsBytes<float>(picture));
        var start = new ProcessStartInfo("node", [
            Path.Combine(Place, "run.mjs"), folder.File("explain.onnx"), folder.File("picture.f32"),
            string.Join(',', shape)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var line = JsonDocument.Parse(Output(start));
        return (
            line.RootElement.GetProperty("score").GetSingle(),
            [.. line.RootElement.GetProperty("map").EnumerateArray().Select(number => number.GetSingle())]);
    }

    static string Output(ProcessStartInfo start)
    {
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, errors.Result);
            return output;
        }
        catch (Win32Exception)
        {
            Skip.If(true, "node is not installed.");
            throw;
        }
    }
}
