namespace OnnxViz.Features;

/// <summary>A picture whose maps cannot be drawn; the run goes on with the next.</summary>
sealed class UndrawablePictureException(PictureEntry entry, Exception inner) : Exception(inner.Message, inner)
{
    public PictureFailure Failure { get; } = PictureFault.Of(entry, inner);
}
