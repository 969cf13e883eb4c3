using OnnxViz.Train.Drawing;

namespace OnnxViz.Train;

/// <summary>An endless row of labelled pictures, each a pure function of seed, split and index.</summary>
public sealed class DataSet(int seed, Split split, int size = DataSet.DefaultSize)
{
    /// <summary>The side of the pictures, in pixels, that the default net is trained on.</summary>
    public const int DefaultSize = 48;

    readonly ulong _seed = ((ulong)(uint)seed * 2) + (split == Split.HeldOut ? 1u : 0u);

    /// <summary>The drawer of the pictures.</summary>
    public PictureDrawer Drawer { get; } = new(size);

    /// <summary>The number of classes.</summary>
    public static int Classes => Catalogue.Motifs.Count;

    /// <summary>The class of the picture at <paramref name="index"/>: all classes take turns.</summary>
    public static int Label(long index) => (int)(index % Classes);

    /// <summary>Draws one picture.</summary>
    public void Draw(long index, Span<float> picture)
        => Drawer.Draw(Catalogue.Motifs[Label(index)], new Draws(_seed, (ulong)index), picture);

    /// <summary>Draws as many pictures, from <paramref name="first"/> on, as there is room for, on all cores.</summary>
    public void Fill(long first, Memory<float> pictures)
    {
        var length = Drawer.Length;
        Parallel.For(0, pictures.Length / length, i => Draw(first + i, pictures.Span.Slice(i * length, length)));
    }
}
