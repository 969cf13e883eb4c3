using System.Diagnostics;

namespace OnnxViz.Graph.Tests;

public sealed class AtomicFileTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("onnxviz-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Text_is_written_as_plain_utf8()
    {
        AtomicFile.WriteAllText(At("a.txt"), "grün\n");
        Assert.Equal("grün\n"u8.ToArray(), File.ReadAllBytes(At("a.txt")));
    }

    [Fact]
    public void Missing_folders_are_made()
    {
        AtomicFile.WriteAllBytes(At("new/deep/a.bin"), new byte[] { 1, 2 });
        Assert.Equal([1, 2], File.ReadAllBytes(At("new/deep/a.bin")));
    }

    [Fact]
    public void An_old_file_is_replaced()
    {
        AtomicFile.WriteAllText(At("a.txt"), "a long first text");
        AtomicFile.WriteAllText(At("a.txt"), "short");
        Assert.Equal("short", File.ReadAllText(At("a.txt")));
        Assert.Single(_folder.GetFileSystemInfos());
    }

    [Fact]
    public void A_failing_write_leaves_the_old_file_and_no_temporary_one()
    {
        AtomicFile.WriteAllText(At("a.txt"), "old");
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(At("a.txt"), WriteHalf));
        Assert.Equal("old", File.ReadAllText(At("a.txt")));
        Assert.Single(_folder.GetFileSystemInfos());
    }

    [SkippableFact]
    public void A_full_disk_is_one_line_and_leaves_nothing()
    {
        Skip.IfNot(File.Exists("/dev/full"), "The device that is always full is part of Linux.");
        var error = Assert.Throws<OnnxVizException>(() => AtomicFile.Write(At("a.bin"), stream =>
        {
            stream.Write(new byte[100]);
            using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write);
            full.Write(new byte[100]);
        }));
        AssertOneLine(error, "a.bin", "No space left on device", "free some space");
        Assert.Empty(_folder.GetFileSystemInfos());
    }

    [SkippableFact]
    public void A_file_larger_than_its_disk_is_one_line_and_leaves_nothing()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root can mount a tiny disk.");
        var mounted = Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", _folder.FullName) == 0;
        Skip.IfNot(mounted, "This machine mounts no tmpfs.");
        try
        {
            var error = Assert.Throws<OnnxVizException>(() => AtomicFile.WriteAllBytes(At("a.bin"), new byte[200_000]));
            AssertOneLine(error, "a.bin", "No space left on device", "free some space");
            Assert.Empty(_folder.GetFileSystemInfos());
        }
        finally
        {
            Assert.Equal(0, Run("umount", _folder.FullName));
        }
    }

    [Theory]
    [InlineData("", "the file name is empty")]
    [InlineData("folder", "it is a folder")]
    [InlineData("other/", "it is a folder")]
    public void A_place_where_no_file_can_be_is_one_line(string name, string reason)
    {
        Directory.CreateDirectory(At("folder"));
        var path = name.Length == 0 ? name : At(name);
        AssertOneLine(Assert.Throws<OnnxVizException>(() => AtomicFile.WriteAllText(path, "x")), name, reason);
        Assert.Single(_folder.GetFileSystemInfos());
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_one_line()
    {
        File.WriteAllText(At("file.txt"), "in the way");
        var error = Assert.Throws<OnnxVizException>(() => AtomicFile.WriteAllText(At("file.txt/a.png"), "x"));
        AssertOneLine(error, "file.txt", "Cannot make the folder");
    }

    [SkippableTheory]
    [InlineData("/proc/onnxviz/a.png")]
    [InlineData("/dev/null")]
    public void A_place_that_belongs_to_the_system_is_one_line(string path)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "These places are part of Linux.");
        var error = Assert.Throws<OnnxVizException>(() => AtomicFile.WriteAllText(path, "x"));
        AssertOneLine(error, Path.GetDirectoryName(path)!, "Cannot");
    }

    [SkippableFact]
    public void A_folder_without_the_right_to_write_is_one_line()
    {
        Skip.If(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Root may write anywhere.");
        Directory.CreateDirectory(At("locked"));
        Assert.Equal(0, Run("chmod", "500", At("locked")));
        var error = Assert.Throws<OnnxVizException>(() => AtomicFile.WriteAllText(At("locked/a.png"), "x"));
        AssertOneLine(error, "a.png", "no permission");
    }

    [SkippableFact]
    public void A_link_stays_a_link_and_its_file_is_replaced()
    {
        Skip.If(OperatingSystem.IsWindows(), "Links need a privilege on Windows.");
        File.WriteAllText(At("real.txt"), "old");
        File.CreateSymbolicLink(At("link.txt"), "real.txt");
        AtomicFile.WriteAllText(At("link.txt"), "new");
        Assert.Equal("new", File.ReadAllText(At("real.txt")));
        Assert.NotNull(new FileInfo(At("link.txt")).LinkTarget);
    }

    static void WriteHalf(Stream stream)
    {
        stream.Write(new byte[100]);
        throw new InvalidOperationException("half way");
    }

    static void AssertOneLine(OnnxVizException error, params string[] parts)
    {
        Assert.DoesNotContain('\n', error.Message);
        Assert.All(parts, part => Assert.Contains(part, error.Message));
    }

    static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode;
    }

    string At(string name) => $"{_folder.FullName}/{name}";
}
