using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using OnnxViz.Ascent;
using OnnxViz.Graph;
using OnnxViz.Pictures;

namespace OnnxViz.Cli.Drawing;

/// <summary>Tells the files and folders that pictures are drawn by from others of the same name.</summary>
sealed class GivenFiles
{
    readonly ConcurrentDictionary<string, string> _known = [];

    /// <summary>What an objective and a recipe read, with their SHA-256; null where they read nothing.</summary>
    /// <exception cref="OnnxVizException">One of them cannot be read.</exception>
    public IReadOnlyDictionary<string, string>? Of(Objective objective, Recipe recipe)
    {
        string[] paths = [.. objective.Files.Concat(recipe.Files).Distinct().Order(StringComparer.Ordinal)];
        return paths.Length == 0 ? null : paths.ToDictionary(path => path, path => _known.GetOrAdd(path, HashOf));
    }

    /// <summary>Checks that files are those of then.</summary>
    /// <exception cref="OnnxVizException">One is another, or not there.</exception>
    public static void Require(IReadOnlyDictionary<string, string> then)
    {
        foreach (var (path, hash) in then)
        {
            if (HashOf(path) is var now && now != hash)
            {
                throw new OnnxVizException(
                    $"{path} holds something else than when the picture was drawn (SHA-256 {hash[..12]}..., now "
                    + $"{now[..12]}...): put back what was there");
            }
        }
    }

    /// <summary>The SHA-256 of a file; of a folder that of the names of its pictures and of their own.</summary>
    static string HashOf(string path)
    {
        try
        {
            return Directory.Exists(path)
                ? Hex(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(Directory.EnumerateFiles(path)
                    .Where(PictureFile.IsNamedLikeOne).Order(StringComparer.Ordinal)
                    .Select(file => $"{Path.GetFileName(file)} {HashOfFile(file)}\n")))))
                : HashOfFile(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new OnnxVizException(
                $"there is no {path}, by which the picture was drawn: put it back where it was", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new OnnxVizException(
                $"{path}, by which the picture was drawn, cannot be read: {error.Message}", error);
        }
    }

    static string HashOfFile(string file)
    {
        using var stream = File.OpenRead(file);
        return Hex(SHA256.HashData(stream));
    }

    static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
