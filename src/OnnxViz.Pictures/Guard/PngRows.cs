using System.IO.Compression;

namespace OnnxViz.Pictures.Guard;

/// <summary>
/// The rows of a PNG picture, inflated one by one, so that no more is inflated than the header demands.
/// </summary>
sealed class PngRows(Stream packed) : IDisposable
{
    const int GreatestFilter = 4;

    readonly ZLibStream _inflated = new(packed, CompressionMode.Decompress, leaveOpen: true);

    public void Dispose() => _inflated.Dispose();

    /// <summary>Reads the next row as it is stored.</summary>
    /// <returns>The number of its filter.</returns>
    public int Read(Span<byte> row)
    {
        try
        {
            var filter = _inflated.ReadByte();
            if (filter > GreatestFilter)
            {
                throw PictureRefusal.Damaged("a PNG row with an unknown filter");
            }

            return filter >= 0 && _inflated.ReadAtLeast(row, row.Length, throwOnEndOfStream: false) == row.Length
                ? filter
                : throw PictureRefusal.Damaged("a PNG file with fewer rows than it promises");
        }
        catch (InvalidDataException failure)
        {
            throw PictureRefusal.Damaged("the data of the PNG file cannot be inflated", failure);
        }
    }
}
