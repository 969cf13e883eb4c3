using System.Diagnostics;
using OnnxViz.Graph;
using OnnxViz.Pictures;

namespace OnnxViz.Cli.Tests;

public sealed class BadInputTests : Scratch
{
    [Theory]
    [InlineData("inspect net")]
    [InlineData("maximize net channel(relu2,0) -o out.png")]
    [InlineData("gradient net channel(relu2,0) -i x.npy -o g.npy")]
    public void A_file_that_is_not_onnx(string words)
    {
        Save("net", "These are no weights, this is prose."u8);
        Fails(words, "not an ONNX file");
    }

    [Fact]
    public void A_truncated_model()
    {
        var bytes = ModelFile.ToBytes(TinyNet.Model);
        Save("net", bytes.AsSpan(0, bytes.Length * 2 / 3));
        Fails("maximize net channel(relu2,0) -o out.png", "truncated");
    }

    [Fact]
    public void A_model_that_is_not_there() => Fails("maximize net channel(relu2,0) -o out.png", "does not exist");

    [Fact]
    public void A_folder_in_the_place_of_a_model()
    {
        Directory.CreateDirectory(At("net"));
        Fails("maximize net channel(relu2,0) -o out.png", "is a folder: give the path of an .onnx file");
    }

    [Fact]
    public void External_data_that_is_missing()
    {
        Save("weights.bin", new byte[4 * 4 * 36]);
        var data = new BytesInFile(At("weights.bin"), 0, 4 * 4 * 36);
        var outside = new Tensor(new(ElementType.Float, [4, 4, 3, 3]), data);
        Save("net", ModelFile.ToBytesWithReferences(TinyNet.With("w2", outside) with { Folder = Folder }));
        File.Delete(At("weights.bin"));
        Fails("maximize net channel(relu2,0) -o out.png", "weights.bin");
    }

    [Fact]
    public void A_model_without_a_picture_input()
    {
        var graph = TinyNet.Model.Graph with { Inputs = [new("picture", ElementType.Int64, [1, 3, 16, 16])] };
        ModelFile.Write(At("net"), TinyNet.Model with { Graph = graph });
        Fails("maximize net channel(relu2,0) -o out.png", "no float picture input", "picture (Int64 1x3x16x16)");
    }

    [Theory]
    [InlineData("maximize tiny.onnx channel(relu2,4) -o out.png", "no channel 4", "0 to 3")]
    [InlineData("maximize tiny.onnx channel(relu2,-1) -o out.png", "no channel -1")]
    [InlineData("maximize tiny.onnx channel(relu2,0)+neuron(relu1,9) -o out.png", "no channel 9")]
    [InlineData("maximize tiny.onnx --layer relu2 --channels 0-4 -o out", "no channel 4")]
    [InlineData("maximize tiny.onnx neuron(relu2,0,16,0) -o out.png", "no row 16")]
    [InlineData("maximize tiny.onnx channel(relu3,0) -o out.png", "no layer relu3", "relu2", "`onnxviz inspect`")]
    [InlineData("maximize tiny.onnx --layer rleu1 -o out", "no layer rleu1", "relu1")]
    [InlineData("maximize tiny.onnx channel(relu2,0) -o out.png --mean 1,2", "2 numbers of mean")]
    [InlineData("gradient tiny.onnx channel(relu2,4) -i x.npy -o g.npy", "no channel 4")]
    [InlineData("gradient tiny.onnx channel(relu2,0) -i x.npy -o g.npy", "x.npy")]
    [InlineData("gradient tiny.onnx channel(relu2,0) -i x.png -o g.npy", "x.png")]
    public void Units_places_and_files_that_do_not_fit(string words, params string[] parts)
    {
        TinyNet.Write(At("tiny.onnx"));
        Fails(words, parts);
    }

    [Theory]
    [InlineData(
        "maximize tiny.onnx channel(relu2,0) channel(relu2,3) -o out.png", "out.png is one file for 2 pictures")]
    [InlineData(
        "maximize tiny.onnx channel(relu2,0) -o out.jpg",
        "out.jpg does not do for --output: name a .png file or a folder")]
    [InlineData(
        "maximize tiny.onnx channel(relu2,0) --layer relu1 -o out",
        "--layer and objectives (channel(relu2, 0)) exclude each other")]
    [InlineData(
        "maximize tiny.onnx channel(relu2,0) --jitter 16 -o out.png",
        "--jitter 16 leaves nothing of a picture of 16x16")]
    [InlineData(
        "gradient tiny.onnx channel(relu2,0) -i x.png -o g.jpg",
        "g.jpg does not do for --output: name a .npy file or a .png file")]
    [InlineData(
        "gradient tiny.onnx channel(relu2,0) -i x.png --save-model g.npy",
        "g.npy does not do for --save-model: name a .onnx file")]
    [InlineData("kernels tiny.onnx --layer conv1,conv2 -o out.png", "out.png is one file for 2 layers")]
    [InlineData(
        "kernels tiny.onnx --layer conv1 -o out.npy", "out.npy does not do for --output: name a .png file or a folder")]
    [InlineData(
        "kernels tiny.onnx --layer conv1 --report out.pdf", "out.pdf does not do for --report: name a .html file")]
    [InlineData("kernels tiny.onnx --layer conv1 --similar 3", "--similar is a number from -1 to 1, not 3")]
    [InlineData("features tiny.onnx x.png --layer relu1 -o out.png", "out.png does not do for --output: name a folder")]
    [InlineData("patches tiny.onnx x.png --layer relu1 -o out.png", "out.png does not do for --output: name a folder")]
    [InlineData("audit tiny.onnx x.png --csv out.json", "out.json does not do for --csv: name a .csv file")]
    public void What_no_file_could_make_right_is_wrong_usage(string words, params string[] parts)
    {
        TinyNet.Write(At("tiny.onnx"));
        Run(words).AssertOneLine(2, parts);
        Assert.Equal(["tiny.onnx"], Names());
    }

    [Theory]
    [InlineData("vgg61", "vgg61 does not exist, and no model goes by this name, did you mean vgg16?")]
    [InlineData("defautl", "did you mean default?")]
    [InlineData("nothinglikeit", "`onnxviz list` and `onnxviz pull` list those that do")]
    public void A_misspelt_model_is_named_with_the_nearest(string name, string message) =>
        CliRun.Here("maximize", name, "channel(relu2,0)", "-o", At("out.png")).AssertOneLine(1, message);

    [Fact]
    public void A_picture_too_small_to_be_padded_is_told_how_large_it_has_to_be()
    {
        var pads = Tensor.Of([0L, 0, 20, 20, 0, 0, 20, 20], [8]);
        var graph = TinyNet.Model.Graph;
        var first = graph.Nodes[0] with { Inputs = ["padded", .. graph.Nodes[0].Inputs.Skip(1)] };
        var pad = new Node("Pad", ["picture", "pads"], ["padded"], new() { { "mode", "reflect" } }, "pad_node");
        ModelFile.Write(At("net"), TinyNet.Model with
        {
            Graph = graph with
            {
                Inputs = [new("picture", ElementType.Float, [1, 3, new(null, "H"), new(null, "W")])],
                Constants = new Dictionary<string, Tensor>(graph.Constants) { ["pads"] = pads },
                Nodes = [pad, first, .. graph.Nodes.Skip(1)],
            },
        });
        Run("maximize net channel(relu2,0) -o out.png --steps 1 --size 16")
            .AssertOneLine(1, "node pad_node (Pad) reflects 20 pixels of 16, and can at most 15");
        Run("maximize net channel(relu2,0) -o out.png --steps 1 --size 24").AssertDone();
    }

    [SkippableTheory]
    [InlineData(
        "maximize tiny.onnx channel(relu2,0) --steps 1 -o /proc/out.png",
        "Cannot write into '/proc': the folder takes no files")]
    [InlineData("audit tiny.onnx x.npy --csv /proc/out.csv", "Cannot write into '/proc': the folder takes no files")]
    [InlineData(
        "gradient tiny.onnx channel(relu2,0) -i x.npy -o /proc/out.npy",
        "Cannot write '/proc/out.npy': the folder takes no files")]
    public void A_folder_that_takes_no_files_is_named_and_nothing_of_ours(string words, string message)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only Linux has /proc.");
        TinyNet.Write(At("tiny.onnx"));
        NpyFile.Write(At("x.npy"), new float[3 * 256], [1, 3, 16, 16]);
        var run = CliRun.Here([.. words.Split(' ').Select(word => word is "tiny.onnx" or "x.npy" ? At(word) : word)]);
        Assert.DoesNotContain(".tmp", run.AssertOneLine(1, message).Error);
    }

    [SkippableTheory]
    [InlineData("--help")]
    [InlineData("inspect default")]
    [InlineData("inspect default --json")]
    public void Standard_output_that_takes_no_more_is_an_error_of_one_line(string words)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only Linux has /dev/full.");
        var program = Path.Combine(AppContext.BaseDirectory, "onnxviz.dll");
        using var shell =
            Process.Start(new ProcessStartInfo("bash", ["-c", $"dotnet '{program}' {words} > /dev/full"])
            {
                RedirectStandardError = true,
            })!;
        var error = shell.StandardError.ReadToEnd();
        shell.WaitForExit();
        new CliRun(shell.ExitCode, "", error).AssertOneLine(
            1, "standard output takes no more: No space left on device");
    }

    [SkippableFact]
    public void A_gpu_that_is_not_there()
    {
        TinyNet.Write(At("tiny.onnx"));
        var run = Run("maximize tiny.onnx channel(relu2,0) -o out.png --steps 1 --device cuda:99");
        Skip.If(run.Code == 0, "There are a hundred GPUs.");
        Assert.DoesNotContain(".cc:", run.AssertOneLine(1, "--device cuda:99: ", "or use --device cpu").Error);
        Assert.Equal(["tiny.onnx"], Names());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(143)]
    public void Weights_that_are_no_numbers(int position)
    {
        var weights = TinyNet.Model.Graph.Constants["w2"].ToFloats();
        weights[position] = float.NaN;
        ModelFile.Write(At("net"), TinyNet.With("w2", Tensor.Of(weights, [4, 4, 3, 3])));
        Fails("maximize net channel(relu2,0) -o out.png", "the constant w2", "holds NaN");
    }

    [Fact]
    public void Weights_so_large_that_activations_overflow()
    {
        ModelFile.Write(At("net"), TinyNet.With("w1", Tensor.Full([4, 3, 3, 3], 1e38f)));
        Fails("maximize net channel(relu1,0) -o out.png --range 0,255", "numbers grow too large");
    }

    [Fact]
    public void A_picture_that_is_none()
    {
        TinyNet.Write(At("tiny.onnx"));
        Save("x.png", "This is no picture either."u8);
        Fails("gradient tiny.onnx channel(relu2,0) -i x.png -o g.npy", "x.png");
    }

    [Fact]
    public void A_truncated_picture()
    {
        TinyNet.Write(At("tiny.onnx"));
        var random = new Random(1);
        var noise = Enumerable.Range(0, 3 * 64 * 64).Select(_ => random.NextSingle());
        PictureFile.Write(At("whole.png"), new(64, 64, 3, [.. noise]));
        var bytes = File.ReadAllBytes(At("whole.png"));
        Save("x.png", bytes.AsSpan(0, bytes.Length / 2));
        Fails("gradient tiny.onnx channel(relu2,0) -i x.png -o g.npy", "x.png");
    }

    [Theory]
    [InlineData(new long[] { 3, 16, 16 }, "3x16x16", "Nx3xHxW")]
    [InlineData(new long[] { 1, 16, 16, 3 }, "1x16x16x3", "Nx3xHxW")]
    [InlineData(new long[] { 0, 3, 16, 16 }, "0x3x16x16", "Nx3xHxW")]
    public void An_array_of_another_shape(long[] shape, params string[] parts)
    {
        TinyNet.Write(At("tiny.onnx"));
        NpyFile.Write(At("x.npy"), new float[shape.Aggregate(1L, (product, length) => product * length)], shape);
        Fails("gradient tiny.onnx channel(relu2,0) -i x.npy --tensor -o g.npy --save-model g.onnx", parts);
    }

    [Theory]
    [InlineData("maximize tiny.onnx channel(relu2,0) -o file/out.png")]
    [InlineData("maximize tiny.onnx --layer relu2 -o file")]
    [InlineData("maximize tiny.onnx --layer relu2 -o file/below")]
    [InlineData("gradient tiny.onnx channel(relu2,0) -i x.npy -o file/g.npy")]
    public void A_file_where_a_folder_should_be(string words)
    {
        TinyNet.Write(At("tiny.onnx"));
        NpyFile.Write(At("x.npy"), new float[3 * 256], [1, 3, 16, 16]);
        Save("file", [1]);
        Fails(words, "file");
    }

    [Fact]
    public void A_folder_where_a_picture_should_go()
    {
        TinyNet.Write(At("tiny.onnx"));
        Directory.CreateDirectory(At("out/relu2-0000.png"));
        Fails("maximize tiny.onnx channel(relu2,0) -o out", "is a folder");
    }

    [SkippableFact]
    public void A_full_disk()
    {
        TinyNet.Write(At("tiny.onnx"));
        Directory.CreateDirectory(At("disk"));
        var isMounted = Shell("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", At("disk"));
        Skip.IfNot(isMounted, "Mounting a small disk needs rights that this user has not.");
        try
        {
            var run = Run("maximize tiny.onnx channel(relu2,0) -o disk/out.png --size 256 --steps 1");
            run.AssertOneLine(1, "disk/out.png", "free some space");
            Assert.Empty(Names("disk"));
        }
        finally
        {
            Assert.True(Shell("umount", At("disk")));
        }
    }

    void Fails(string words, params string[] parts)
    {
        var before = All();
        Run(words).AssertOneLine(1, parts);
        Assert.Equal(before, All());
    }

    string[] All() => [.. Directory.EnumerateFileSystemEntries(Folder, "*", SearchOption.AllDirectories).Order()];

    /// <summary>Runs with every word that names a file here standing for that file.</summary>
    CliRun Run(string words) =>
        CliRun.Here([.. words.Split(' ').Select((word, index) => index == 1 || IsFile(word) ? At(word) : word)]);

    static bool IsFile(string word) =>
        !word.Contains('(') && !word.StartsWith('-') && (word.Contains('.') || word is "out" or "file" or "file/below");

    static bool Shell(string program, params string[] words)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
