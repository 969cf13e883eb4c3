using OnnxViz.Graph;
using OnnxViz.Representations.Publishing;
using OnnxViz.Testing;

namespace OnnxViz.Representations.Tests;

/// <summary>The files in <c>onnx/</c>.</summary>
public sealed class FileTests
{
    public static TheoryData<string> All => [.. Representations.Names];

    static string Folder { get; } = Path.Combine(Repository.Root, "onnx");

    [Theory, MemberData(nameof(All))]
    public void The_program_writes_the_files_in_the_tree(string name)
    {
        using var folder = new TemporaryFolder();
        Publisher.Write(folder.Path, Representations.Named(name));
        foreach (var file in new[] { $"{name}.onnx", $"{name}.card.json" })
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(Folder, file)), File.ReadAllBytes(folder.File(file)));
        }
    }

    [SkippableTheory, MemberData(nameof(All))]
    public void The_checker_of_ONNX_passes_them(string name) =>
        OnnxChecker.Verify(Path.Combine(Folder, $"{name}.onnx"));

    [Theory, MemberData(nameof(All))]
    public void They_have_operators_of_the_standard_domain_alone(string name)
    {
        var model = ModelFile.Read(Path.Combine(Folder, $"{name}.onnx"));
        Assert.Equal([""], model.Imports.Keys);
        Assert.All(model.Graph.Nodes, node => Assert.Equal("", node.Domain));
    }
}
