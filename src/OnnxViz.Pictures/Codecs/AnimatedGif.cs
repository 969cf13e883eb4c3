using System.Buffers.Binary;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Processing.Processors.Quantization;

namespace OnnxViz.Pictures.Codecs;

/// <summary>
/// Writes an animated GIF picture by picture, so that it takes the memory of one; the stream holds a whole file after
/// each of them. Each picture has a palette of its own (CompuServe, "Graphics Interchange Format 89a", 1990).
/// </summary>
public sealed class AnimatedGif
{
    const byte Extension = 0x21;
    const byte Descriptor = 0x2C;
    const byte Trailer = 0x3B;
    const byte HasTable = 0x80;
    const int DescriptorLength = 10;
    const int ScreenEnd = 13;

    static readonly byte[] EndlessLoop = [Extension, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0];

    readonly Stream _stream;
    readonly GifEncoder _encoder;
    readonly int _width;
    readonly int _height;

    /// <summary>Begins a file.</summary>
    /// <param name="stream">Where it goes, from the position where the stream is; it can seek.</param>
    /// <param name="width">The width of all pictures.</param>
    /// <param name="height">The height of all pictures.</param>
    /// <param name="colours">The most colours of a picture, 2 to 256.</param>
    public AnimatedGif(Stream stream, int width, int height, int colours = 256)
    {
        (_stream, _width, _height) = (stream, width, height);
        _encoder = new()
        {
            ColorTableMode = GifColorTableMode.Local,
            Quantizer = new WuQuantizer(new() { MaxColors = colours, Dither = null }),
        };
        Span<byte> size = stackalloc byte[4];
        BinaryPrimitives.WriteUInt16LittleEndian(size, (ushort)width);
        BinaryPrimitives.WriteUInt16LittleEndian(size[2..], (ushort)height);
        _stream.Write([.. "GIF89a"u8, .. size, 0x70, 0, 0, .. EndlessLoop, Trailer]);
    }

    /// <summary>Adds a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="delay">How long it is shown, in hundredths of a second.</param>
    public void Add(Picture picture, int delay)
    {
        if ((picture.Width, picture.Height) != (_width, _height))
        {
            throw new ArgumentException($"A picture of {picture.Width}x{picture.Height} is not of the file's size.");
        }

        var image = ImageOf(PictureEncoder.Encode(picture, _encoder));
        Span<byte> time = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(time, (ushort)delay);
        _stream.Seek(-1, SeekOrigin.Current);
        _stream.Write([Extension, 0xF9, 4, 4, .. time, 0, 0]);
        _stream.Write([.. image, Trailer]);
        _stream.Flush();
    }

    /// <summary>The image of a file of one picture: descriptor, palette and data.</summary>
    static byte[] ImageOf(byte[] file)
    {
        var global = TableLength(file[10]);
        var at = ScreenEnd + global;
        while (file[at] == Extension)
        {
            at = EndOfBlocks(file, at + 2);
        }

        if (file[at] != Descriptor)
        {
            throw new InvalidOperationException($"a GIF block {file[at]:X2} was not expected");
        }

        var descriptor = file[at..(at + DescriptorLength)];
        var local = TableLength(descriptor[^1]);
        var data = at + DescriptorLength + local;
        var table = local > 0
            ? file.AsSpan(at + DescriptorLength, local)
            : file.AsSpan(ScreenEnd, global);
        descriptor[^1] = local > 0 ? descriptor[^1] : (byte)(HasTable | (file[10] & 7));
        return [.. descriptor, .. table, .. file.AsSpan(data..EndOfBlocks(file, data + 1))];
    }

    static int TableLength(byte packed) => (packed & HasTable) == 0 ? 0 : 3 << ((packed & 7) + 1);

    static int EndOfBlocks(byte[] file, int at)
    {
        while (file[at] != 0)
        {
            at += file[at] + 1;
        }

        return at + 1;
    }
}
