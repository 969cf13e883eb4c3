namespace OnnxViz.Pictures.Guard;

/// <summary>The entries of a TIFF directory that say how its picture lies in the file.</summary>
enum TiffTag
{
    Width = 256,
    Height = 257,
    BitsPerSample = 258,
    Compression = 259,
    Photometric = 262,
    StripOffsets = 273,
    Orientation = 274,
    SamplesPerPixel = 277,
    RowsPerStrip = 278,
    StripByteCounts = 279,
    PlanarConfiguration = 284,
    TileWidth = 322,
    TileOffsets = 324,
    SampleFormat = 339,
}
