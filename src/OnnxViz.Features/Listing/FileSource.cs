using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>A picture file.</summary>
sealed class FileSource(string path) : PictureSource(path)
{
    public override Picture Read(int number) => PictureFile.ReadPlain(File);
}
