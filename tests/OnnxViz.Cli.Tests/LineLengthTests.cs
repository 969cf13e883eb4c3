using OnnxViz.Testing;

namespace OnnxViz.Cli.Tests;

/// <summary>What `dotnet format` does not look at.</summary>
public sealed class LineLengthTests
{
    const int Most = 120;

    [Fact]
    public void No_line_of_code_is_longer_than_120_characters()
    {
        string[] tooLong =
        [
            .. new[] { "src", "tests", "tools" }.SelectMany(folder => Files(Path.Combine(Repository.Root, folder)))
                .SelectMany(file => File.ReadLines(file).Select((line, index) => (File: file, Line: line, index + 1)))
                .Where(each => each.Line.Length > Most)
                .Select(each => $"{Path.GetRelativePath(Repository.Root, each.File)}:{each.Item3}"),
        ];
        Assert.Empty(tooLong);
    }

    static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories);
}
