using System.Runtime.InteropServices;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Features;

/// <summary>
/// Takes the maps of some layers of a network: one graph, cut to what these layers need, gives all of them in one run.
/// The numbers are those that ONNX Runtime computes in the whole file, bit for bit, at the same batch and at
/// <see cref="RunThreads"/> threads.
/// </summary>
public sealed class FeatureExtractor : IDisposable
{
    readonly CutNetwork _network;
    readonly InputWriter _writer;

    /// <summary>Prepares a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layers">Layers by name, alias or index; a layer named twice counts once.</param>
    /// <param name="settings">How maps are taken.</param>
    /// <param name="pictures">How many pictures there will be, if that is known: a batch is no larger.</param>
    /// <exception cref="OnnxVizException">A layer does not exist, or the network does not work at this size or
    /// batch.</exception>
    public FeatureExtractor(
        Network network, IReadOnlyList<string> layers, FeatureSettings settings, int? pictures = null)
    {
        (Network, Settings) = (network, settings);
        var usual = network.FindInput();
        (Height, Width) = (settings.Height ?? (int)usual.UsualHeight, settings.Width ?? (int)usual.UsualWidth);
        _writer = new(network.FindInput(), settings.Preprocessing, Height, Width);
        _network = CutNetwork.Open(network, layers, (Height, Width), settings, pictures);
    }

    /// <summary>The network.</summary>
    public Network Network { get; }

    /// <summary>How maps are taken.</summary>
    public FeatureSettings Settings { get; }

    /// <summary>The layers, in the order in which they were asked for.</summary>
    public IReadOnlyList<FeatureLayer> Layers => _network.Layers;

    /// <summary>
    /// Whether the numbers are those of the whole file, bit for bit. They are wherever ONNX Runtime takes the whole
    /// file at this size and batch.
    /// </summary>
    public bool IsExact => _network.IsExact;

    /// <summary>Pictures run at once.</summary>
    public int Batch => _network.Batch;

    /// <summary>Batches run at the same time.</summary>
    public int Lanes => _network.Lanes;

    /// <summary>The threads that each run takes.</summary>
    public int RunThreads => _network.Threads;

    /// <summary>How many batches are in use at the same time by <see cref="Each"/>.</summary>
    public int Workers => BatchSteps.WorkersFor(Lanes);

    /// <summary>The height of the pictures in use.</summary>
    public int Height { get; }

    /// <summary>The width of the pictures in use.</summary>
    public int Width { get; }

    /// <summary>The number of planes that pictures need: the channels of the network's input.</summary>
    public int Channels => (int)Network.FindInput().Channels;

    /// <summary>Takes the maps of pictures that are at hand.</summary>
    /// <param name="pictures">[N, C, H, W] in [0, 1], of the size in use.</param>
    /// <returns>For each layer, by the name it was asked for, float maps: [N, C, H, W], or [N, C] behind a
    /// classifier.</returns>
    /// <remarks>They run in batches; the last one is filled up with zeros.</remarks>
    /// <exception cref="OnnxVizException">The pictures have another size, or running fails.</exception>
    public IReadOnlyDictionary<string, Tensor> Extract(Tensor pictures)
    {
        var count = Count(pictures);
        var planes = MemoryMarshal.Cast<byte, float>(FloatCast.To(ElementType.Float, pictures).Bytes.Span);
        var maps = Layers.ToDictionary(layer => layer.Asked, layer => new float[(long)count * layer.Size]);
        using var input = _network.NewInput();
        using var buffers = _network.NewMaps();
        for (var start = 0; start < count; start += Batch)
        {
            var filled = Math.Min(Batch, count - start);
            Fill(input, planes.Slice(start * PictureSize, filled * PictureSize));
            _network.Run(input, buffers);
            foreach (var layer in Layers)
            {
                buffers.Of(layer)[..(filled * layer.Size)].CopyTo(maps[layer.Asked].AsSpan(start * layer.Size));
            }
        }

        return Layers.ToDictionary(
            layer => layer.Asked, layer => Tensor.Of(maps[layer.Asked], [count, .. layer.Shape]));
    }

    /// <summary>
    /// Takes the maps of the pictures of a list, batch by batch; the next batch is read and run while the last one is
    /// used.
    /// </summary>
    /// <param name="pictures">The pictures. A picture's place in its batch hangs on its place in the list
    /// alone.</param>
    /// <param name="isSkipped">Tells for the number of a batch whether it is left out; none when left out.</param>
    /// <param name="stop">Ends it before the next batch, by <see cref="OperationCanceledException"/>.</param>
    /// <returns>The batches. Each is good until the next is asked for.</returns>
    /// <exception cref="OnnxVizException">Running fails. A picture that cannot be read is a failure of its batch, not
    /// an exception.</exception>
    public IEnumerable<FeatureBatch> Extract(
        PictureList pictures, Func<int, bool>? isSkipped = null, CancellationToken stop = default)
    {
        using var batches = new OrderedBatches(_network, Loader(pictures), isSkipped ?? (_ => false), stop);
        foreach (var batch in batches.All())
        {
            yield return batch;
        }
    }

    /// <summary>
    /// Takes the maps of the pictures of a list and uses them where they are made, on several threads.
    /// </summary>
    /// <param name="pictures">The pictures. A picture's place in its batch hangs on its place in the list
    /// alone.</param>
    /// <param name="use">
    /// Given the number of a worker, below <see cref="Workers"/>, and a batch, which is good until this returns. The
    /// batches of a worker come in order, those of several at the same time; batch b is worker b modulo
    /// <see cref="Workers"/>'s.
    /// </param>
    /// <param name="stop">Ends it before the next batch, by <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="OnnxVizException">Running fails. A picture that cannot be read is a failure of its batch, not
    /// an exception.</exception>
    public void Each(PictureList pictures, Action<int, FeatureBatch> use, CancellationToken stop = default)
    {
        using var batches = new SharedBatches(_network, Loader(pictures), stop);
        batches.Each(use);
    }

    /// <summary>Frees the session.</summary>
    public void Dispose() => _network.Dispose();

    int PictureSize => Channels * Height * Width;

    BatchLoader Loader(PictureList pictures) =>
        new(pictures, new(Network.FindInput(), Height, Width, Settings.Fit), _writer, Batch);

    void Fill(InputBuffer input, ReadOnlySpan<float> planes)
    {
        var filled = planes.Length / PictureSize;
        input.ClearFrom(filled);
        for (var slot = 0; slot < filled; slot++)
        {
            _writer.Write(planes.Slice(slot * PictureSize, PictureSize), input.Of(slot));
        }
    }

    int Count(Tensor pictures)
    {
        var shape = pictures.Shape;
        return shape.Rank == 4 && shape.Equals(Shape.Of([shape[0], Channels, Height, Width]))
            ? (int)shape[0]
            : throw new OnnxVizException(
                $"the pictures have the shape {shape}, these layers take Nx{Channels}x{Height}x{Width}");
    }
}
