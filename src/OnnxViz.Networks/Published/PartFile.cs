using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>
/// A download that is not whole yet, beside the place where it will appear: <c>NAME.HASH.part</c>, with the first
/// digits of the checksum, so that what was left of another version is never gone on with.
/// </summary>
sealed class PartFile : IDisposable
{
    const int HashDigits = 8;

    readonly PublishedFile _file;
    readonly string _target;
    readonly string _path;
    readonly FileStream _stream;

    PartFile(PublishedFile file, string target, string path, FileStream stream) =>
        (_file, _target, _path, _stream) = (file, target, path, stream);

    /// <summary>How many bytes are there.</summary>
    public long Length => _stream.Length;

    /// <summary>Opens what is there, or begins; removes what is left of other versions.</summary>
    /// <exception cref="OnnxVizException">
    /// The folder cannot be written, or another process is downloading the same.
    /// </exception>
    public static PartFile Open(PublishedFile file, string target)
    {
        var path = $"{target}.{file.Sha256[..HashDigits]}.part";
        return Guarded(path, () =>
        {
            var folder = Path.GetDirectoryName(target)!;
            Directory.CreateDirectory(folder);
            foreach (var old in Directory.EnumerateFiles(folder, $"{file.Name}.*.part").Where(
                old => old != path).ToArray())
            {
                File.Delete(old);
            }

            return new PartFile(
                file,
                target,
                path,
                new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
        });
    }

    /// <summary>Adds bytes at the end.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _stream.Seek(0, SeekOrigin.End);
            _stream.Write(bytes);
        }
        catch (IOException error)
        {
            throw CannotWrite(_path, error);
        }
    }

    /// <summary>Drops all bytes behind a length.</summary>
    public void CutTo(long length) => _stream.SetLength(length);

    /// <summary>Moves the file to its place if it is the published one; else nothing is left of it.</summary>
    /// <returns>Whether it is.</returns>
    public bool Publish()
    {
        _stream.Flush(flushToDisk: true);
        if (!_file.IsIn(_stream))
        {
            CutTo(0);
            return false;
        }

        _stream.Dispose();
        return Guarded(_target, () =>
        {
            File.Move(_path, _target, overwrite: true);
            return true;
        });
    }

    /// <summary>Closes the part, and removes it where it is empty.</summary>
    public void Dispose()
    {
        var isEmpty = _stream.CanRead && Length == 0;
        _stream.Dispose();
        if (isEmpty)
        {
            File.Delete(_path);
        }
    }

    static T Guarded<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(path, error);
        }
    }

    static OnnxVizException CannotWrite(string path, Exception error) => new(
        $"cannot write {path}: {error.Message.Split(" : '")[0].TrimEnd('.')}; free some space, choose another folder, "
        + "or wait for the other download of it",
        error);
}
