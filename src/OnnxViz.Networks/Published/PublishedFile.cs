using System.Security.Cryptography;

namespace OnnxViz.Networks;

/// <summary>A file that somebody publishes, and how to know that it is the right one.</summary>
/// <param name="Name">Its name, without a folder.</param>
/// <param name="Addresses">Where it is, in order of trying.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="Sha256">The SHA-256 of its bytes, 64 hexadecimal digits in lower case.</param>
public sealed record PublishedFile(string Name, IReadOnlyList<Uri> Addresses, long Size, string Sha256)
{
    /// <summary>Whether a stream, read from its beginning, holds this file.</summary>
    public bool IsIn(Stream stream)
    {
        stream.Position = 0;
        return stream.Length == Size && Convert.ToHexStringLower(SHA256.HashData(stream)) == Sha256;
    }
}
