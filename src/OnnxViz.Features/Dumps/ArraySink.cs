using OnnxViz.Graph;

namespace OnnxViz.Features;

/// <summary>Arrays in files, one for each picture or one for each picture and layer.</summary>
abstract class ArraySink(string folder, DumpSettings settings, IReadOnlyList<FeatureLayer> layers) : FeatureSink(folder)
{
    readonly ArrayWriter _arrays = new(new(settings, layers), settings.IsHalf);

    public override object Settings => new DumpReport(settings);

    public override string? Remark => _arrays.Overflows == 0
        ? null
        : $"{_arrays.Overflows} numbers are beyond 65504, where 16-bit floats end, and became infinite; use float32";

    /// <summary>What writes the numbers.</summary>
    protected ArrayWriter Arrays => _arrays;

    /// <summary>The layers with a name for each that is good for files.</summary>
    protected IReadOnlyList<(FeatureLayer Layer, string Name)> Named { get; } = Names(layers);

    /// <summary>Writes a file of the folder.</summary>
    protected void Write(FeatureFile file, Action<Stream> fill) => AtomicFile.Write(At(file), fill, isFlushed: false);

    static (FeatureLayer Layer, string Name)[] Names(IReadOnlyList<FeatureLayer> layers)
    {
        var names = new SafeNames("layer", FeatureIndex.FileName);
        return [.. layers.Select(layer => (layer, names.Of(layer.Name)))];
    }
}
