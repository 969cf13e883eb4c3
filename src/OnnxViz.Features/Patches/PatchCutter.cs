using System.Numerics.Tensors;
using OnnxViz.Graph;
using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>
/// Cuts patches from their pictures and leads their neurons back; pictures are read again when they are needed.
/// </summary>
public sealed class PatchCutter : IDisposable
{
    const long MostPixels = 8 * 224 * 224;
    const int Kept = 64;

    readonly FeatureLayer _layer;
    readonly PictureList _pictures;
    readonly PictureResizer _resizer;
    readonly BackProjector? _projector;
    readonly (int Height, int Width) _size;
    readonly Dictionary<int, Picture> _read = [];
    readonly HashSet<int> _unreadable = [];

    /// <summary>Prepares for a layer.</summary>
    /// <param name="extractor">What the patches were found with.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="pictures">The pictures.</param>
    /// <param name="ways">The ways back; none for patches alone.</param>
    /// <exception cref="OnnxVizException">Gradients cannot pass from the layer to the picture.</exception>
    public PatchCutter(
        FeatureExtractor extractor, FeatureLayer layer, PictureList pictures, IReadOnlyList<BackProjection> ways)
    {
        (_layer, _pictures, _size) = (layer, pictures, (extractor.Height, extractor.Width));
        _resizer = new(extractor.Network.FindInput(), extractor.Height, extractor.Width, extractor.Settings.Fit);
        if (ways.Count > 0)
        {
            var batch = extractor.Batch == 1
                ? 1
                : (int)Math.Clamp(MostPixels / ((long)_size.Height * _size.Width), 1, 32);
            _projector = new(extractor.Network, layer, _size.Height, _size.Width, extractor.Settings, ways, batch);
        }
    }

    /// <summary>
    /// Is told of a picture that cannot be read again, whose patches are left out then; where nobody is, that is an
    /// exception.
    /// </summary>
    public Action<PictureFailure>? OnFailure { get; init; }

    /// <summary>Cuts patches, in their order.</summary>
    public IEnumerable<CutPatch> Cut(IReadOnlyList<Patch> patches)
    {
        foreach (var all in patches.Chunk(_projector?.Batch ?? 1))
        {
            Patch[] some = [.. all.Where(patch => IsReadable(patch.Picture))];
            var pictures = some.Select(patch => Read(patch.Picture)).ToArray();
            var back = some.Length > 0 ? _projector?.Run([.. pictures.Select(picture => picture.Pixels)], some) : null;
            for (var index = 0; index < some.Length; index++)
            {
                yield return Cut(some[index], Shown(some[index], pictures[index]), back?[index]);
            }
        }
    }

    /// <summary>Frees the session.</summary>
    public void Dispose() => _projector?.Dispose();

    CutPatch Cut(
        Patch patch, Picture picture, (float Value, IReadOnlyDictionary<BackProjection, float[]> Arrived)? back)
    {
        var window = PatchWindow.Of(_layer.Layer.ReceptiveField, patch.Row, patch.Column, _size.Height, _size.Width);
        var projections = back?.Arrived.ToDictionary(
            pair => pair.Key,
            pair => Shown(window.Cut(new(picture.Width, picture.Height, picture.Channels, pair.Value))));
        return new(patch, window, window.Cut(picture), back?.Value, projections ?? []);
    }

    Picture Shown(Patch patch, Picture picture) =>
        _pictures[patch.Picture].IsTensor ? TensorLooks.Of(picture) : picture;

    static Picture Shown(Picture arrived)
    {
        var most = Math.Abs(TensorPrimitives.MaxMagnitude(arrived.Pixels));
        var range = new MapRange(-most, most);
        return new(arrived.Width, arrived.Height, arrived.Channels, Array.ConvertAll(arrived.Pixels, range.Place));
    }

    bool IsReadable(int position)
    {
        try
        {
            return !_unreadable.Contains(position) && Read(position) is not null;
        }
        catch (Exception failure) when (PictureFault.IsOf(failure))
        {
            var reason = PictureFault.Of(_pictures[position], failure);
            _unreadable.Add(position);
            (OnFailure ?? throw new OnnxVizException(reason.Reason, failure))(reason);
            return false;
        }
    }

    Picture Read(int position)
    {
        if (_read.TryGetValue(position, out var picture))
        {
            return picture;
        }

        if (_read.Count == Kept)
        {
            _read.Clear();
        }

        return _read[position] = _resizer.Fit(_pictures[position], _pictures[position].Read());
    }
}
