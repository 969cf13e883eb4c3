using SixLabors.ImageSharp.Formats.Jpeg;

namespace OnnxViz.Pictures.Guard;

/// <summary>
/// JPEG: segments in bounds, a frame of a usual kind, and an end behind the last scan, whatever follows it.
/// </summary>
static class JpegGuard
{
    const byte End = 0xD9;
    const byte StartOfScan = 0xDA;
    const byte Application1 = 0xE1;

    static ReadOnlySpan<byte> ExifName => "Exif\0\0"u8;

    public static GuardedPicture Admit(byte[] file)
    {
        var reader = new FileReader(file, isBigEndian: true);
        var (orientation, scanned) = (1, 0L);
        JpegFrame? frame = null;
        var at = 2L;
        for (var marker = NextMarker(file, ref at); marker != End; marker = NextMarker(file, ref at))
        {
            if (IsAlone(marker))
            {
                continue;
            }

            var segment = Segment(reader, ref at);
            if (JpegFrame.IsStart(marker))
            {
                frame = JpegFrame.Read(marker, segment);
            }
            else if (marker == Application1 && segment.StartsWith(ExifName))
            {
                orientation = Exif.Orientation(segment[ExifName.Length..]);
            }
            else if (marker == StartOfScan)
            {
                scanned += EndOfScan(file, at) - at;
            }
        }
        if (frame is null || scanned == 0)
        {
            throw PictureRefusal.Damaged("a JPEG file without a picture");
        }

        frame.RequireData(scanned);
        return new(new JpegDecoder { IgnoreMetadata = true }, file)
        {
            IsGray = frame.IsGray,
            Orientation = orientation,
        };
    }

    /// <summary>The next marker, and the place behind it; bytes that are none are passed over.</summary>
    static byte NextMarker(ReadOnlySpan<byte> file, ref long at)
    {
        for (var i = (int)at; i + 1 < file.Length; i++)
        {
            var next = file[i..].IndexOf((byte)0xFF);
            if (next < 0 || i + next + 1 >= file.Length)
            {
                break;
            }

            i += next;
            if (file[i + 1] is 0 or 0xFF)
            {
                continue;
            }

            at = i + 2;
            return file[i + 1];
        }
        throw PictureRefusal.Damaged("a JPEG file without its end marker");
    }

    /// <summary>Markers without a segment: restarts, a start, a temporary one.</summary>
    static bool IsAlone(byte marker) => marker is >= 0xD0 and <= 0xD8 or 1;

    static ReadOnlySpan<byte> Segment(FileReader reader, ref long at)
    {
        var length = reader.Short(at);
        if (length < 2)
        {
            throw PictureRefusal.Damaged("a JPEG segment without a length");
        }

        var segment = reader.Slice(at + 2, length - 2);
        at += length;
        return segment;
    }

    /// <summary>Where the next marker stands that is neither a restart nor a byte of data.</summary>
    static long EndOfScan(ReadOnlySpan<byte> file, long start)
    {
        for (var at = start; ;)
        {
            if (NextMarker(file, ref at) is not (>= 0xD0 and <= 0xD7))
            {
                return at - 2;
            }
        }
    }
}
