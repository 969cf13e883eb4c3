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
    [InlineData("maximize tiny.onnx channel(relu2,0) channel(relu2,3) -o out.png", "out.png is one file for 2 pictures")]
    [InlineData("maximize tiny.onnx channel(relu2,0) -o out.jpg", "name a .png file")]
    [InlineData("maximize tiny.onnx channel(relu2,0) -o out.png --mean 1,2", "2 numbers of mean")]
    [InlineData("gradient tiny.onnx channel(relu2,4) -i x.npy -o g.npy", "no channel 4")]
    [InlineData("gradient tiny.onnx channel(relu2,0) -i x.npy -o g.npy", "x.npy")]
    [InlineData("gradient tiny.onnx channel(relu2,0) -i x.png -o g.npy", "x.png")]
    public void Units_places_and_files_that_do_not_fit(string words, params string[] parts)
    {
        TinyNet.Write(At("tiny.onnx"));
        Fails(words, parts);
    }

    [SkippableFact]
    public void A_gpu_that_is_not_there()
    {
        TinyNet.Write(At("tiny.onnx"));
        var run = Run("maximize tiny.onnx channel(relu2,0) -o out.png --steps 1 --device cuda");
        Skip.If(run.Code == 0, "There is a GPU.");
        run.AssertOneLine(1, "CUDA");
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
