using System.Text;

namespace OnnxViz.Graph;

/// <summary>Writes files that are wholly there or not at all: a temporary neighbour is filled, then renamed.</summary>
public static class AtomicFile
{
    const string Prefix = ".onnxviz-";
    const string Suffix = ".tmp";

    static readonly UTF8Encoding PlainUtf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Removes what writers that were killed have left unfinished in a folder.</summary>
    public static void RemoveUnfinished(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, $"{Prefix}*{Suffix}"))
        {
            File.Delete(file);
        }
    }

    /// <summary>
    /// The path of a file in a folder that is not there yet, for what another program fills and is renamed when it is
    /// whole; <see cref="RemoveUnfinished"/> knows it.
    /// </summary>
    public static string Temporary(string folder) => Path.Combine(folder, $"{Prefix}{Guid.NewGuid():N}{Suffix}");

    /// <summary>Writes these bytes.</summary>
    public static void WriteAllBytes(string path, ReadOnlyMemory<byte> bytes) =>
        Write(path, stream => stream.Write(bytes.Span));

    /// <summary>Writes this text as UTF-8 without a byte order mark.</summary>
    public static void WriteAllText(string path, string text) => WriteAllBytes(path, PlainUtf8.GetBytes(text));

    /// <summary>
    /// Writes this text as <see cref="WriteAllText"/> does, but never in the place of a file that is there.
    /// </summary>
    /// <exception cref="OnnxVizException">There is such a file, or it cannot be written.</exception>
    public static void WriteNew(string path, string text)
    {
        if (File.Exists(path))
        {
            throw new OnnxVizException(
                $"'{path}' is there already and stays as it is; change it by hand, or move it away first.");
        }

        Write(path, stream => stream.Write(PlainUtf8.GetBytes(text)), isFlushed: true, isNew: true);
    }

    /// <summary>Writes what the action puts into the stream; makes missing folders; a failure leaves no file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="fill">Writes its content.</param>
    /// <param name="isFlushed">
    /// Whether the content is on the disk when this returns, so that it outlives a loss of power; without, many small
    /// files are written faster.
    /// </param>
    public static void Write(string path, Action<Stream> fill, bool isFlushed = true) =>
        Write(path, fill, isFlushed, isNew: false);

    static void Write(string path, Action<Stream> fill, bool isFlushed, bool isNew)
    {
        try
        {
            Replace(Target(path), fill, isFlushed, isNew);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OnnxVizException($"Cannot write '{path}': {Reason(failure)}", failure);
        }
    }

    /// <summary>Finds out whether files can be written into a folder, which is made where it is missing.</summary>
    /// <exception cref="OnnxVizException">They cannot.</exception>
    public static void Probe(string folder)
    {
        var full = Path.GetFullPath(folder);
        MakeFolder(full);
        var temporary = Temporary(full);
        try
        {
            Fill(temporary, _ => { }, isFlushed: true);
            File.Delete(temporary);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OnnxVizException($"Cannot write into '{folder}': {Reason(failure)}", failure);
        }
    }

    static void Replace(string target, Action<Stream> fill, bool isFlushed, bool isNew)
    {
        var folder = Path.GetDirectoryName(target)!;
        MakeFolder(folder);
        var temporary = Temporary(folder);
        try
        {
            Fill(temporary, fill, isFlushed);
            File.Move(temporary, target, overwrite: !isNew);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (IOException failure)
        {
            throw new OnnxVizException($"Cannot make the folder '{folder}'; choose another one.", failure);
        }
    }

    static void Fill(string temporary, Action<Stream> fill, bool isFlushed)
    {
        using var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        fill(stream);
        stream.Flush(isFlushed);
    }

    /// <remarks>A link is followed, so that it stays one; a device would become a file and is refused.</remarks>
    static string Target(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new OnnxVizException("Cannot write: the file name is empty; name a file.");
        }

        var file = new FileInfo(path);
        var linked = file.LinkTarget is null ? null : file.ResolveLinkTarget(returnFinalTarget: true);
        var target = (linked ?? file).FullName;
        if (Directory.Exists(target) || Path.EndsInDirectorySeparator(target))
        {
            throw new OnnxVizException($"Cannot write '{path}': it is a folder; name a file in it.");
        }

        if (IsDevice(target))
        {
            throw new OnnxVizException($"Cannot write '{path}': it is a device; name an ordinary file.");
        }

        return target;
    }

    static bool IsDevice(string path) =>
        !OperatingSystem.IsWindows()
        && path.StartsWith("/dev/", StringComparison.Ordinal)
        && !path.StartsWith("/dev/shm/", StringComparison.Ordinal);

    static string Reason(Exception failure) => failure switch
    {
        UnauthorizedAccessException => "no permission; choose another folder or change its rights.",
        PathTooLongException => "the name is too long; choose a shorter one.",
        FileNotFoundException or DirectoryNotFoundException => "the folder takes no files; choose another one.",
        _ when IsFull(failure) => $"{OneLine(failure.Message)}; free some space or choose another folder.",
        _ => $"{OneLine(failure.Message)}; choose another folder.",
    };

    /// <remarks>ENOSPC and EDQUOT, or what Windows calls a full disk.</remarks>
    static bool IsFull(Exception failure) => (failure.HResult & 0xFFFF) is 28 or 122 or 39 or 112;

    static string OneLine(string message) => message.ReplaceLineEndings(" ").Split(" : '")[0].TrimEnd('.');
}
