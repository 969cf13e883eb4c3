using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Features.Tests;

public sealed class FeatureExtractorTests : IDisposable
{
    const int Threads = 2;
    static readonly Preprocessing Imagenet = Preprocessing.Preset("imagenet");

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("relu1")]
    [InlineData("conv2", "relu2", "logits")]
    public void Maps_are_those_of_the_whole_file_bit_for_bit(params string[] layers)
    {
        var network = Plain();
        using var extractor = new FeatureExtractor(network, layers, Settings(batch: 4));
        var pictures = Noise([6, 3, 16, 16]);
        var maps = extractor.Extract(pictures);
        Assert.True(extractor.IsExact);
        Assert.All(layers, layer => Assert.Equal(Expected(network, layers, pictures, 4)[layer], maps[layer].ToFloats()));
    }

    /// <summary>The whole file on batches of the same size, the last one filled up with zeros.</summary>
    static Dictionary<string, float[]> Expected(Network network, string[] layers, Tensor pictures, int batch)
    {
        var input = InputTensor.Of(network.Input, Imagenet, pictures, RuntimeSettings.Default).ToFloats();
        var size = input.Length / (int)pictures.Shape[0];
        var results = layers.ToDictionary(layer => layer, _ => new List<float>());
        for (var start = 0; start < pictures.Shape[0]; start += batch)
        {
            var filled = (int)Math.Min(batch, pictures.Shape[0] - start);
            var slots = new float[batch * size];
            input.AsSpan(start * size, filled * size).CopyTo(slots);
            var maps = WholeFile.Run(network.Path, layers, network.Input.Name, Tensor.Of(slots, pictures.Shape.With(0, batch)), Threads);
            foreach (var layer in layers)
            {
                results[layer].AddRange(maps[layer].AsSpan(0, maps[layer].Length / batch * filled));
            }
        }

        return results.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
    }

    static Tensor Noise(Shape shape)
    {
        var random = new Random(3);
        return Tensor.Of([.. Enumerable.Range(0, (int)shape.Size).Select(_ => random.NextSingle())], shape);
    }

    static FeatureSettings Settings(int batch) =>
        new(Imagenet) { Batch = batch, Runtime = RuntimeSettings.Default with { Threads = Threads } };

    Network Plain()
    {
        ModelFile.Write(_folder.File("plain.onnx"), SmallNets.Plain());
        return Network.Load(_folder.File("plain.onnx"));
    }
}
