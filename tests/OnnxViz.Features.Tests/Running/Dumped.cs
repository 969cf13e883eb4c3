using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Testing;

namespace OnnxViz.Features.Tests.Running;

/// <summary>
/// A small net and nine pictures, to be dumped into folders; the picture <c>p4</c> is broken when asked for.
/// </summary>
sealed class Dumped : IDisposable
{
    public static readonly string[] Layers = ["relu1", "logits"];

    readonly TemporaryFolder _folder = new();

    public Dumped(bool hasBroken = false)
    {
        ModelFile.Write(At("plain.onnx"), SmallNets.Plain());
        var random = new Random(7);
        for (var number = 0; number < 9; number++)
        {
            PictureFile.Write(
                At($"p{number}.png"), new(16, 16, 3, [.. Enumerable.Range(0, 768).Select(_ => random.NextSingle())]));
        }

        if (hasBroken)
        {
            File.WriteAllText(At("p4.png"), "no picture");
        }

        Extractor = new(Network.Load(At("plain.onnx")), Layers, Pictured.Settings(batch: 2, "unit"));
        Pictures = PictureList.Of([At("*.png")]);
    }

    public FeatureExtractor Extractor { get; }

    public PictureList Pictures { get; }

    public string At(string name) => _folder.File(name);

    /// <summary>The maps of a picture alone.</summary>
    public float[] Maps(PictureEntry picture, string layer) =>
        Extractor.Extract(Tensor.Of(picture.Read().Pixels, [1, 3, 16, 16]))[layer].ToFloats();

    /// <summary>Dumps all pictures, or stops after some batches.</summary>
    public IReadOnlyList<FinishedPicture> Dump(
        string folder, DumpSettings settings, bool resume = false, int? batches = null, bool isStrict = false)
    {
        using var stop = new CancellationTokenSource();
        var run = new FeatureRun(Extractor, Pictures, DumpSink.Of(At(folder), settings, Extractor.Layers))
        {
            Resume = resume,
            IsStrict = isStrict,
        };
        var done = new List<FinishedPicture>();
        try
        {
            foreach (var picture in run.Run(stop.Token))
            {
                done.Add(picture);
                if (done.Count >= batches * Extractor.Batch)
                {
                    stop.Cancel();
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return done;
        }

        return done;
    }

    /// <summary>Every file of a folder, by its path below.</summary>
    public IReadOnlyDictionary<string, string> Files(string folder) => Directory
        .EnumerateFiles(At(folder), "*", SearchOption.AllDirectories)
        .ToDictionary(
            path => Path.GetRelativePath(At(folder), path), path => Convert.ToBase64String(File.ReadAllBytes(path)));

    public void Dispose()
    {
        Pictures.Dispose();
        Extractor.Dispose();
        _folder.Dispose();
    }
}
