using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>A file of pictures that could not be opened.</summary>
sealed class BrokenSource(string path, Exception failure) : PictureSource(path)
{
    public override Picture Read(int number) => PictureFault.Guard<Picture>(File, () => throw failure);
}
