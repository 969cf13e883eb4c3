using System.Buffers.Binary;
using OnnxViz.Graph;

namespace OnnxViz.Features;

/// <summary>
/// The classes of the pictures of an IDX file, in a file of the same name but for <c>labels</c> and <c>idx1</c>.
/// </summary>
static class IdxLabels
{
    const int MagicOfLabels = 0x0801;
    const int HeaderLength = 8;

    /// <summary>A label for each picture; null where there is no such file.</summary>
    /// <exception cref="OnnxVizException">The file is damaged or has another number of labels.</exception>
    public static byte[]? Beside(string pictures, int count) =>
        FileBeside(pictures) is { } path ? Read(path, count) : null;

    static string? FileBeside(string pictures)
    {
        var name = Path.GetFileName(pictures);
        var labels = name.Replace("images", "labels").Replace("idx3", "idx1");
        if (labels == name)
        {
            return null;
        }

        var path = Path.Combine(Path.GetDirectoryName(pictures) ?? "", labels);
        string[] both = [path, path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : $"{path}.gz"];
        return both.FirstOrDefault(File.Exists);
    }

    /// <summary>Whether a file begins like an IDX file of labels.</summary>
    public static bool Knows(string path) => IdxFile.Begins(path, MagicOfLabels);

    /// <summary>A label for each picture.</summary>
    /// <exception cref="OnnxVizException">The file is damaged or has another number of labels.</exception>
    public static byte[] Read(string path, int count)
    {
        var header = new byte[HeaderLength];
        var labels = new byte[count];
        using var stream = IdxFile.OpenStream(path);
        try
        {
            stream.ReadExactly(header);
            var found = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4));
            if (BinaryPrimitives.ReadInt32BigEndian(header) != MagicOfLabels || found != count)
            {
                throw new OnnxVizException($"'{path}' does not hold a label for each of the {count} pictures beside "
                    + "it: put the right file there, or none");
            }

            stream.ReadExactly(labels);
            return labels;
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            throw new OnnxVizException(
                $"'{path}' is damaged or cut short ({failure.Message.ReplaceLineEndings(" ")}): fetch it again",
                failure);
        }
    }
}
