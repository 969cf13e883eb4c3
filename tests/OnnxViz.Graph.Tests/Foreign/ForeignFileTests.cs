using System.IO.Compression;
using System.Text;
using OnnxViz.Testing;

namespace OnnxViz.Graph.Tests.Foreign;

/// <summary>A file that is something else is called what it is, with the way to ONNX.</summary>
public sealed class ForeignFileTests : ModelScratch
{
    const string Pointer =
        "version https://git-lfs.github.com/spec/v1\noid "
        + "sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 102\n";

    public static TheoryData<string, byte[], string> Files => new()
    {
        { "net.onnx", Text(Pointer), "a Git LFS pointer to one: run `git lfs pull`" },
        { "net.onnx", Text("/annex/objects/SHA256E-s1--0.onnx\n"), "git-annex" },
        { "net.ort", [.. Text("\u001c\0\0\0ORTM"), 0, 0, 0, 0], "ORT format" },
        {
            "net.tflite",
            [.. Text("\u001c\0\0\0TFL3"), 0, 0, 0, 0],
            "TensorFlow Lite model: python -m tf2onnx.convert --tflite"
        },
        { "net.pt", Zip("net/data.pkl", "net/constants.pkl"), "TorchScript" },
        { "net.pth", Zip("archive/data.pkl"), "PyTorch archive of weights: load it in PyTorch" },
        { "net.keras", Zip("metadata.json", "model.weights.h5"), "Keras archive" },
        { "net.npz", Zip("weight.npy"), ".npz" },
        { "net.zip", Zip("net.onnx"), "zip archive: unpack it" },
        {
            "net.pth",
            [0x80, 2, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, (byte)'.'],
            "PyTorch checkpoint in the old form"
        },
        { "net.pkl", [0x80, 4, 0x95, 0, (byte)'.'], "Python pickle" },
        { "net.safetensors", [2, 0, 0, 0, 0, 0, 0, 0, .. Text("{\"a\":{}}")], "safetensors" },
        { "net.gguf", Text("GGUF\u0003\0\0\0"), "GGUF" },
        { "net.h5", [0x89, (byte)'H', (byte)'D', (byte)'F', 13, 10, 26, 10, 0], "HDF5" },
        { "net.xml", Text("<?xml version=\"1.0\"?>\n<net name=\"a\" version=\"11\">"), "OpenVINO" },
        { "net.engine", Text("ftrt\0\0\0\0"), "TensorRT" },
        { "net.rknn", Text("RKNN\0\0\0\0"), "RKNN" },
        { "net.param", Text("7767517\n75 83\nInput data 0 1 data"), "NCNN" },
        { "net.cfg", Text("# YOLO\n[net]\nbatch=1\n"), "Darknet configuration" },
        { "net.weights", [0, 0, 0, 0, 2, 0, 0, 0, 5, 0, 0, 0], "Darknet weights" },
        { "net.txt", Text("ir_version: 7\ngraph {\n}\n"), "the text form of ONNX" },
        {
            "net.prototxt",
            Text("name: \"LeNet\"\nlayer {\n  name: \"data\"\n}\n"),
            "Caffe network without its weights"
        },
        { "net.caffemodel", [0x0A, 1, (byte)'a', 0xA2, 0x06, 2, 0x0A, 0], "Caffe model" },
        { "model.json", Text("{\"format\": \"layers-model\", \"modelTopology\": {}}"), "TensorFlow.js" },
        { "net-symbol.json", Text("{\"nodes\": [], \"arg_nodes\": []}"), "MXNet" },
        { "config.json", Text("{\"a\": 1}"), "JSON file" },
        { "net.gz", [0x1F, 0x8B, 8, 0], "gzip archive: unpack it" },
        { "net.xz", [0xFD, .. Text("7zXZ\0")], "xz archive" },
        { "net.bz2", Text("BZh91AY"), "bzip2" },
        { "net.zst", [0x28, 0xB5, 0x2F, 0xFD, 0], "zstd" },
        { "net.7z", [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C, 0], "7z archive" },
        { "net.rar", Text("Rar!\u001a\u0007\0"), "RAR" },
        { "net.tar", [.. Text("net.onnx".PadRight(257, '\0')), .. Text("ustar\0")], "tar archive" },
        { "net.onnx", Text("\n<!DOCTYPE html>\n<title>Not found</title>"), "web page" },
        { "net.onnx", Text("<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>"), "error message" },
        { "net.onnx", Text("<?xml version=\"1.0\"?><a/>"), "XML file" },
        { "cat.png", [0x89, .. Text("PNG\r\n\u001a\n")], "PNG picture: give the model first" },
        { "cat.jpg", [0xFF, 0xD8, 0xFF, 0xE0], "JPEG" },
        { "cat.gif", Text("GIF89a"), "GIF" },
        { "cat.webp", Text("RIFF\u0004\0\0\0WEBP"), "WebP" },
        { "cat.tiff", Text("II*\0\u0008\0\0\0"), "TIFF" },
        { "cat.bmp", Text("BM\u0040\0\0\0\0\0\0\0"), "BMP" },
        { "cat.heic", Text("\0\0\0\u0018ftypheic"), "HEIC" },
        { "x.npy", [0x93, .. Text("NUMPY\u0001\0")], "NumPy array" },
        { "paper.pdf", Text("%PDF-1.7"), "PDF" },
        { "input_0.pb", [0x08, 1, 0x10, 1, 0x4A, 4, 0, 0, 0, 0], "tensor in ONNX's format" },
        { "net.mlmodel", [0x08, 4, 0x12, 0, 0xA2, 0x1F, 2, 0x0A, 0], "Core ML" },
        { "saved_model.pb", [0x08, 1, 0x12, 2, 0x0A, 0], "SavedModel: python -m tf2onnx.convert --saved-model" },
        { "frozen.pb", [0x0A, 5, 0x0A, 1, (byte)'x', 0x12, 0], "frozen TensorFlow graph" },
    };

    [Theory, MemberData(nameof(Files))]
    public void What_a_file_is_instead_is_said_in_one_line(string name, byte[] bytes, string what)
    {
        var message = Refused(Write(name, bytes));
        Assert.Contains("is not an ONNX file but a", message);
        Assert.Contains(what, message);
    }

    [Fact]
    public void A_model_cut_short_is_not_taken_for_something_else()
    {
        var whole = ModelFile.ToBytes(SmallNets.Plain());
        foreach (var length in Enumerable.Range(1, whole.Length - 1).Where(length => length < 300 || length % 97 == 0))
        {
            Assert.DoesNotContain(" but a", Refused(Write("cut.onnx", whole[..length])));
        }
    }

    [Theory]
    [InlineData("saved_model.pb", "a TensorFlow SavedModel")]
    [InlineData("b.onnx", "such as b.onnx")]
    [InlineData("other.txt", "is a folder: give the .onnx file in it")]
    public void What_a_folder_is_is_said(string file, string what)
    {
        Write(file, [1]);
        Assert.Contains(what, Refused(Folder.Path));
    }

    [Fact]
    public void A_Core_ML_package_is_called_so() =>
        Assert.Contains("Core ML package", Refused(Directory.CreateDirectory(Folder.File("net.mlpackage")).FullName));

    [Fact]
    public void Weights_that_are_a_pointer_are_called_so()
    {
        var path = Folder.File("net.onnx");
        File.WriteAllBytes(path, WithWeightsIn("net.bin", length: 64));
        Write("net.bin", Text(Pointer));
        Assert.Contains("run `git lfs pull`", Refused(path));
    }

    [Fact]
    public void An_array_that_is_a_pointer_is_called_so() =>
        Assert.Contains(
            "run `git lfs pull`",
            Assert.Throws<OnnxVizException>(() => NpyFile.Read(Write("x.npy", Text(Pointer)))).Message);

    static byte[] WithWeightsIn(string file, long length)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File(file), new byte[length]);
        var weights = new Tensor(new(ElementType.Float, [length / 4]), new BytesInFile(folder.File(file), 0, length));
        var graph = new OnnxGraph(
            "g", [new("x", ElementType.Float, [length / 4])], [new("y", ElementType.Float, null)],
            new Dictionary<string, Tensor> { ["w"] = weights }, [new("Add", ["x", "w"], ["y"], Attributes.None)]);
        return ModelFile.ToBytesWithReferences(OnnxModel.Of(graph, folder.Path));
    }

    static byte[] Text(string text) => Encoding.Latin1.GetBytes(text);

    static byte[] Zip(params string[] names)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.WriteByte(1);
            }
        }

        return bytes.ToArray();
    }
}
