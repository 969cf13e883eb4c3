using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>A file that holds a picture or many.</summary>
abstract class PictureSource(string path)
{
    /// <summary>The file.</summary>
    public string File => path;

    /// <summary>The name that its pictures' names begin with.</summary>
    public virtual string Stem => Path.GetFileNameWithoutExtension(path);

    /// <summary>Whether it is one picture, not an array of them.</summary>
    public virtual bool IsSingle => true;

    /// <summary>How many pictures it holds.</summary>
    public virtual int Count => 1;

    /// <summary>Whether a file in a folder counts as a picture, going by its name.</summary>
    public static bool IsPicture(string path) =>
        PictureFile.IsNamedLikeOne(path) || IsArray(path) || IdxSource.HasName(path);

    /// <summary>Whether pictures are slow to read out of order.</summary>
    public virtual bool IsInOrder => false;

    /// <summary>Whether its arrays are the network's input itself.</summary>
    public virtual bool IsTensor => false;

    /// <summary>The source for a file; one that is damaged fails when it is read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="areTensors">Whether arrays are the network's input itself; then files of another kind are
    /// none.</param>
    public static PictureSource Of(string path, bool areTensors = false)
    {
        try
        {
            return areTensors ? NpySource.OfTensors(path)
                : PictureFile.IsNamedLikeOne(path) || !System.IO.File.Exists(path) ? new FileSource(path)
                : IsArray(path) ? new NpySource(path, areTensors)
                : IdxSource.Knows(path) ? new IdxSource(path)
                : new FileSource(path);
        }
        catch (Exception failure) when (PictureFault.IsOf(failure))
        {
            return new BrokenSource(path, failure);
        }
    }

    /// <summary>A picture's class; null where nobody says.</summary>
    public virtual string? Label(int number) => null;

    /// <summary>Reads a picture.</summary>
    public abstract Picture Read(int number);

    /// <summary>Whether it is an array, going by its name.</summary>
    public static bool IsArray(string path) =>
        Path.GetExtension(path).Equals(".npy", StringComparison.OrdinalIgnoreCase);
}
