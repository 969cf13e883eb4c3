using System.IO.Enumeration;

namespace OnnxViz.Features;

/// <summary>
/// Patterns of file names: <c>*</c> and <c>?</c> within a name, <c>**</c> for any folders. Case counts, brackets are
/// letters.
/// </summary>
/// <remarks>
/// Microsoft.Extensions.FileSystemGlobbing knows no <c>?</c>, and its <c>**</c> goes through links, so that a folder
/// that links to one above it is walked without an end.
/// </remarks>
static class FilePattern
{
    /// <summary>Whether a word is a pattern.</summary>
    public static bool Is(string word) => word.Contains('*') || word.Contains('?');

    /// <summary>The files that fit, by name.</summary>
    public static IEnumerable<string> Files(string pattern)
    {
        var parts = pattern.Split('/', Path.DirectorySeparatorChar);
        var fixedParts = parts.TakeWhile(part => !Is(part)).ToArray();
        var root = string.Join(Path.DirectorySeparatorChar, fixedParts);
        var start = fixedParts is [""] ? $"{Path.DirectorySeparatorChar}" : root;
        return Fitting(start, parts[fixedParts.Length..]).Distinct().Order(StringComparer.Ordinal);
    }

    static IEnumerable<string> Fitting(string folder, string[] parts)
    {
        var here = folder.Length == 0 ? "." : folder;
        if (!Directory.Exists(here))
        {
            return [];
        }

        if (parts is ["**", .. var rest])
        {
            var below =
                Directory.EnumerateDirectories(here).Where(path => new DirectoryInfo(path).LinkTarget is null)
                    .SelectMany(path => Fitting(Named(folder, path), parts));
            return Fitting(folder, rest.Length == 0 ? ["*"] : rest).Concat(below);
        }

        return parts.Length == 1
            ? Directory.EnumerateFiles(here).Where(path => Fits(path, parts[0])).Select(path => Named(folder, path))
            : Directory.EnumerateDirectories(here).Where(path => Fits(path, parts[0])).SelectMany(
                path => Fitting(Named(folder, path), parts[1..]));
    }

    static bool Fits(string path, string part) =>
        FileSystemName.MatchesSimpleExpression(part, Path.GetFileName(path), ignoreCase: false);

    static string Named(string folder, string path) => Path.Combine(folder, Path.GetFileName(path));
}
