namespace OnnxViz.Graph;

/// <summary>
/// Bytes that stay in a file until somebody asks, so that a model may be far larger than what is used of it.
/// </summary>
public sealed record BytesInFile(string Path, long Offset, long Length) : TensorData
{
    /// <summary>The bytes, read anew at every call and not kept.</summary>
    /// <exception cref="OnnxVizException">The file has become shorter or unreadable.</exception>
    public override ReadOnlyMemory<byte> Bytes
    {
        get
        {
            var bytes = Length <= Array.MaxLength
                ? new byte[Length]
                : throw new OnnxVizException(
                    $"the weights at byte {Offset} of {Path} are larger than 2 GB, the most that a tensor may have");
            try
            {
                using var file = File.OpenHandle(Path);
                var done = 0;
                while (done < bytes.Length
                    && RandomAccess.Read(file, bytes.AsSpan(done), Offset + done) is > 0 and var read)
                {
                    done += read;
                }

                return done == bytes.Length ? bytes : throw new EndOfStreamException();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new OnnxVizException(
                    $"the weights at byte {Offset} of {Path} cannot be read: {error.Message}", error);
            }
        }
    }
}
