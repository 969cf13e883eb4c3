using OnnxViz.Graph;
using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>A file of pictures that could not be opened.</summary>
sealed class BrokenSource(string path, OnnxVizException failure) : PictureSource(path)
{
    public override Picture Read(int number) => throw new OnnxVizException(failure.Message, failure);
}
