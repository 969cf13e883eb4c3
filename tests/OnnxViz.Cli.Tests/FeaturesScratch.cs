using OnnxViz.Pictures;

namespace OnnxViz.Cli.Tests;

/// <summary>A folder with a small net, and what <c>onnxviz features</c> makes of pictures in it.</summary>
public abstract class FeaturesScratch : Scratch
{
    private protected string Net => TinyNet.Write(At("tiny.onnx"));

    private protected CliRun Features(string[] pictures, params string[] rest) =>
        CliRun.Here(["features", Net, .. pictures, .. rest, .. rest.Contains("-o") ? (string[])[] : ["-o", At("out")]]);

    private protected string[] Pictures(int count) => [.. Enumerable.Range(0, count).Select(number =>
    {
        PictureFile.Write(At($"p{number}.png"), Picture.Filled(20, 16, 0.1f * number, 0.5f, 0.9f));
        return At($"p{number}.png");
    })];

    private protected Dictionary<string, string> Files(string folder) => Directory
        .EnumerateFiles(At(folder), "*", SearchOption.AllDirectories)
        .ToDictionary(
            path => Path.GetRelativePath(At(folder), path), path => Convert.ToBase64String(File.ReadAllBytes(path)));
}
