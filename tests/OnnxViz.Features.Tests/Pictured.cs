using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Features.Tests;

/// <summary>Networks and noise for tests of extraction.</summary>
static class Pictured
{
    public const int Threads = 2;

    public static string Golden(string file) => Path.Combine(AppContext.BaseDirectory, "Goldens", file);

    public static Tensor Noise(Shape shape)
    {
        var random = new Random(3);
        return Tensor.Of([.. Enumerable.Range(0, (int)shape.Size).Select(_ => random.NextSingle())], shape);
    }

    public static FeatureSettings Settings(int? batch, string preset = "imagenet") =>
        new(Preprocessing.Preset(preset))
        {
            Batch = batch,
            Runtime = RuntimeSettings.Default with { Threads = Threads },
        };

    /// <summary>The whole file on batches of the same size, the last one filled up with zeros.</summary>
    public static IReadOnlyDictionary<string, float[]> WholeFile(
        FeatureExtractor extractor, IReadOnlyList<string> layers, Tensor pictures)
    {
        var (network, batch) = (extractor.Network, extractor.Batch);
        var input = InputTensor.Of(
            network.FindInput(), extractor.Settings.Preprocessing, pictures, RuntimeSettings.Default);
        var size = (int)(input.Shape.Size / input.Shape[0]);
        var results = layers.ToDictionary(layer => layer, _ => new List<float>());
        for (var start = 0; start < pictures.Shape[0]; start += batch)
        {
            var filled = (int)Math.Min(batch, pictures.Shape[0] - start);
            var slots = new float[batch * size];
            input.ToFloats().AsSpan(start * size, filled * size).CopyTo(slots);
            var fed = FloatCast.To(network.FindInput().Element, Tensor.Of(slots, input.Shape.With(0, batch)));
            foreach (var (layer, maps) in Tests.WholeFile.Run(
                network.Path, layers, network.FindInput().Name, fed, Threads))
            {
                results[layer].AddRange(maps.AsSpan(0, maps.Length / batch * filled));
            }
        }

        return results.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
    }
}
