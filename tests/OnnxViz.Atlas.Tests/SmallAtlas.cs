using OnnxViz.Ascent;
using OnnxViz.Networks;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Atlas.Tests;

/// <summary>
/// Atlases of a small net, below one temporary folder: 8 units of relu1 in blocks of 3, 6 of relu2 in blocks of 4.
/// </summary>
sealed class SmallAtlas : IDisposable
{
    readonly NetworkFile _file = new(SmallNets.Plain());
    readonly TemporaryFolder _folder = new();

    public SmallAtlas()
    {
        Network = _file.Load();
        Settings = new(16, 16, 3, 0,
            new NormalizedAscent(), new Pixels(), [new Jitter(2)], Preprocessing.Presets["unit"], new(Device.Cpu, 1));
        Plan = new(
            new("net.onnx", Network.ComputeHash(), "picture", new Dictionary<string, string>()),
            AtlasLook.Of(Settings),
            new Dictionary<string, string> { ["onnxviz"] = "1" },
            [new("relu1", "relu1", "relu1", 8, 3), new("relu2", "relu2", "relu2", 6, 4)]);
    }

    public Network Network { get; }

    public AscentSettings Settings { get; }

    public AtlasPlan Plan { get; }

    /// <summary>The same atlas from another seed, drawn into a folder.</summary>
    public AtlasFolder DrawOtherwise(string name, int seed)
    {
        var (settings, folder) = (Settings with { Seed = seed }, Folder(name));
        var plan = Plan with { Look = AtlasLook.Of(settings) };
        folder.Begin(plan);
        new Sweep(Network, settings, plan, folder).Run(default);
        return folder;
    }

    public AtlasFolder Folder(string name) => new(_folder.File(name));

    /// <summary>Draws an atlas, or a share of it, or until it is stopped.</summary>
    public SweepResult Draw(
        string name, Shard? shard = null, CancellationToken stop = default, Action<SweepProgress>? onProgress = null)
    {
        var folder = Folder(name);
        folder.Begin(Plan);
        return new Sweep(Network, Settings, Plan, folder) { Shard = shard ?? Shard.Whole, OnProgress = onProgress }
            .Run(stop);
    }

    /// <summary>All files with their bytes in hexadecimal.</summary>
    public SortedDictionary<string, string> Files(string name)
    {
        var root = Folder(name).Path;
        return new(
            Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .ToDictionary(
                    path => Path.GetRelativePath(root, path), path => Convert.ToHexString(File.ReadAllBytes(path))),
            StringComparer.Ordinal);
    }

    public void Dispose()
    {
        _file.Dispose();
        _folder.Dispose();
    }
}
