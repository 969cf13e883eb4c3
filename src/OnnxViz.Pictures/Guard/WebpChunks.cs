using System.Text;

namespace OnnxViz.Pictures.Guard;

/// <summary>The chunks that lie one behind the other in a part of a WebP file.</summary>
static class WebpChunks
{
    const int HeaderLength = 8;

    /// <summary>All of them, each within the part; the byte that fills an odd one may be missing at the end.</summary>
    /// <param name="part">The bytes.</param>
    /// <param name="start">Where they begin in the file.</param>
    public static List<WebpChunk> Read(ReadOnlySpan<byte> part, int start)
    {
        var reader = new FileReader(part, isBigEndian: false);
        var chunks = new List<WebpChunk>();
        for (var at = 0L; at + HeaderLength <= part.Length;)
        {
            var length = reader.Int(at + 4);
            reader.Slice(at + HeaderLength, length);
            chunks.Add(
                new(Encoding.Latin1.GetString(reader.Slice(at, 4)), start + (int)at + HeaderLength, (int)length));
            at += HeaderLength + length + length % 2;
        }
        return chunks;
    }
}
