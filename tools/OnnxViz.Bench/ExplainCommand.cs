using System.Diagnostics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text.Json;
using Cocona;
using OnnxViz.Attribution;
using OnnxViz.Features;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Runtime;
using Tensor = OnnxViz.Graph.Tensor;

namespace OnnxViz.Bench;

/// <summary>
/// <c>onnxviz-bench explain net.onnx cat.jpg</c>: writes methods and the network as one file each, and how far the map
/// of the file alone is from ours, in ONNX Runtime and in its web build; a JSON line each.
/// </summary>
sealed class ExplainCommand
{
    [Command("explain", Description = "Compare saved explanations with ours, in ONNX Runtime and on the web.")]
    public void Compare(ExplainParameters args)
    {
        var network = Network.Load(args.Model);
        var seen = new PictureNetwork(network, network.Card.Preprocessing ?? Preprocessing.Preset("imagenet"));
        using var list = PictureList.OfFile(args.Picture);
        var picture = list[0].Read(network.FindInput(), args.Size, args.Size, ResizeMode.Crop).Pixels;
        var settings = new AttributionSettings(RuntimeSettings.Default with { Threads = args.Threads });
        using var top = new TopClass(seen, args.Size, args.Size, settings.Runtime);
        var folder = Directory.CreateTempSubdirectory("onnxviz-bench-").FullName;
        foreach (var method in args.Methods.Split(';').Select(Method.Parse))
        {
            using var explainer = method.Open(
                AttributionTask.For(seen, top.Of(picture).Objective, args.Size, args.Size, settings));
            var expected = explainer.Explain(picture);
            var file = Path.Combine(folder, "explain.onnx");
            ModelFile.Write(file, ExplainModel.Of(method, seen, null, args.Size, args.Size, settings));
            (float[] Map, double Seconds)? web = args.Web is null ? null : Web(args.Web, file, picture, args);
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                method = $"{method}",
                bytes = new FileInfo(file).Length,
                more_than_net = new FileInfo(file).Length - new FileInfo(args.Model).Length,
                difference = Difference(expected.Numbers, Plain(file, picture, args)),
                web_difference = web is { } found ? Difference(expected.Numbers, found.Map) : (double?)null,
                web_cosine = web is { } other ? Cosine(expected.Numbers, other.Map) : (double?)null,
                web_s = web?.Seconds,
            }));
        }

        Directory.Delete(folder, recursive: true);
    }

    static float[] Plain(string file, float[] picture, ExplainParameters args)
    {
        using var session = OnnxSession.Open(
            ModelFile.Read(file), RuntimeSettings.Default with { Threads = args.Threads });
        return session.Run(new Dictionary<string, Tensor>
        {
            [ExplainModel.Picture] = Tensor.Of(
                picture, [1, picture.Length / (args.Size * args.Size), args.Size, args.Size]),
        })[ExplainModel.Map].ToFloats();
    }

    static (float[] Map, double Seconds) Web(string folder, string file, float[] picture, ExplainParameters args)
    {
        var raw = Path.ChangeExtension(file, ".f32");
        File.WriteAllBytes(raw, MemoryMarshal.AsBytes<float>(picture));
        var shape = $"1,{picture.Length / (args.Size * args.Size)},{args.Size},{args.Size}";
        using var process = Process.Start(new ProcessStartInfo(
            "node", [Path.Combine(folder, "run.mjs"), file, raw, shape])
        { RedirectStandardOutput = true })!;
        using var line = JsonDocument.Parse(process.StandardOutput.ReadToEnd());
        return (
            [.. line.RootElement.GetProperty("map").EnumerateArray().Select(number => number.GetSingle())],
            line.RootElement.GetProperty("seconds").GetDouble());
    }

    /// <summary>The greatest difference, as a share of the greatest number.</summary>
    static double Difference(float[] expected, float[] found) =>
        expected.Zip(found, (left, right) => Math.Abs(left - right)).Max() / expected.Max(Math.Abs);

    static double Cosine(float[] left, float[] right) =>
        TensorPrimitives.CosineSimilarity(
            [.. left.Select(number => (double)number)],
            (ReadOnlySpan<double>)[.. right.Select(number => (double)number)]);
}
