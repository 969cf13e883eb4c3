using System.Text;
using OnnxViz.Graph.Wire;

namespace OnnxViz.Graph.Foreign;

/// <summary>What tells what a file is: its name, its length, its first bytes and its last.</summary>
sealed class FileStart
{
    const int Most = 1 << 16;

    FileStart(string path, long length, byte[] head, byte[] tail)
    {
        (Path, Length, Head, Tail) = (path, length, head, tail);
        Text = Encoding.Latin1.GetString(head).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
    }

    public string Path { get; }

    public long Length { get; }

    public byte[] Head { get; }

    /// <summary>The end, where archives list what is in them.</summary>
    public byte[] Tail { get; }

    /// <summary>The start as text.</summary>
    public string Text { get; }

    /// <summary>Reads start and end of a file.</summary>
    public static FileStart Read(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[(int)Math.Min(Most, file.Length)];
        file.ReadExactly(head);
        var tail = new byte[head.Length];
        file.Seek(-tail.Length, SeekOrigin.End);
        file.ReadExactly(tail);
        return new(path, file.Length, head, tail);
    }

    /// <summary>Whether bytes, given as Latin-1 text, are at a place.</summary>
    public bool Has(int at, string bytes) =>
        Head.AsSpan(Math.Min(at, Head.Length)).StartsWith(Encoding.Latin1.GetBytes(bytes));

    /// <summary>Whether the name of a file in an archive is in its list.</summary>
    public bool Lists(string name) => Tail.AsSpan().IndexOf(Encoding.Latin1.GetBytes(name)) >= 0;

    public bool IsNamed(params string[] endings) =>
        endings.Contains(System.IO.Path.GetExtension(Path).ToLowerInvariant());

    /// <summary>
    /// The fields of the message in the wire format of protobuf that the file begins with, as far as it can be read:
    /// number and wire type.
    /// </summary>
    public IReadOnlyList<(int Field, int WireType)> Fields()
    {
        var fields = new List<(int, int)>();
        var cursor = new WireCursor(Head);
        try
        {
            while (!cursor.AtEnd)
            {
                var tag = cursor.ReadTag();
                fields.Add(tag);
                cursor.Skip(tag.WireType);
            }
        }
        catch (Exception error) when (error is InvalidDataException
            || (error is EndOfStreamException && Head.Length == Length))
        {
            return [];
        }
        catch (EndOfStreamException)
        {
            // The field goes on behind what was read of the file.
        }

        return fields;
    }
}
