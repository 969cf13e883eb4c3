namespace OnnxViz.Graph.Foreign;

/// <summary>The kinds of files that are no ONNX models, a row each; the first that fits counts.</summary>
static class FileKinds
{
    const string Torch = "load it in PyTorch and call torch.onnx.export(model, example, \"net.onnx\")";
    const string Keras =
        "load it in Keras and convert it with tf2onnx.convert.from_keras(model, output_path=\"net.onnx\")";
    const string Unpack = "unpack it and give the .onnx file in it";
    const string Source = "give the ONNX file that it was made of";
    const string Picture = "give the model first, pictures behind it";
    const string Download = "download the file itself (on GitHub the raw file), not the page about it";
    const string Caffe = "convert .prototxt and .caffemodel together, such as with caffe2onnx";

    public static IReadOnlyList<FileKind> All { get; } =
    [
        new("a Git LFS pointer to one", "run `git lfs pull` in its repository", file => LfsPointer.Is(file.Text)),
        new("a git-annex pointer to one", "run `git annex get` in its repository",
            file => file.Length < 4096 && file.Text.Contains("/annex/objects/")),
        new("a model in ORT format", Source, file => file.Has(4, "ORTM")),
        new("a TensorFlow Lite model", "python -m tf2onnx.convert --tflite FILE --output net.onnx",
            file => file.Has(4, "TFL3")),
        new("a TorchScript archive", Torch, file => IsZip(file) && file.Lists("/constants.pkl")),
        new("a PyTorch archive of weights", Torch, file => IsZip(file) && file.Lists("data.pkl")),
        new("a Keras archive", Keras, file => IsZip(file) && file.Lists("model.weights.h5")),
        new("an archive of NumPy arrays (.npz)", "give the model; arrays go in as .npy",
            file => IsZip(file) && file.Lists(".npy")),
        new("a zip archive", Unpack, IsZip),
        new("a PyTorch checkpoint in the old form", Torch, file => file.Has(0, "\u0080\u0002\u008a\nl\u00fc\u009cF")),
        new("a Python pickle", Torch,
            file => file.Has(0, "\u0080") && file.Head is [_, >= 2 and <= 5, ..] && file.Tail is [.., (byte)'.']),
        new("a safetensors file, which has weights but no graph", Torch,
            file => file.Has(8, "{\"")
                && BitConverter.ToInt64(file.Head) is var header
                && header > 0
                && header < file.Length),
        new("a GGUF file", "give a convolutional network as ONNX", file => file.Has(0, "GGUF")),
        new("an HDF5 file, as Keras writes them", Keras, file => file.Has(0, "\u0089HDF\r\n\u001a\n")),
        new("an OpenVINO model", Source, file => IsXml(file) && file.Text.Contains("<net ")),
        new("a TensorRT engine", Source, file => file.Has(0, "ftrt") || file.Has(0, "ptrt")),
        new("an RKNN model", Source, file => file.Has(0, "RKNN")),
        new("an NCNN network", Source, file => file.Text.StartsWith("7767517")),
        new("a Darknet configuration", "convert it with its .weights to ONNX, such as with YOLO's exporters",
            file => IsText(file) && (file.Text.Contains("[net]") || file.Text.Contains("[convolutional]"))),
        new("a file of Darknet weights", "convert it with its .cfg to ONNX, such as with YOLO's exporters",
            file => file.IsNamed(".weights") && file.Has(0, "\0\0\0\0")),
        new(
            "a model in the text form of ONNX",
            "write it as a file with onnx.save(onnx.parser.parse_model(text), \"net.onnx\")",
                file => IsText(file) && file.Text.Contains("ir_version") && !IsJson(file)),
        new("a Caffe network without its weights", Caffe,
            file => IsText(file)
                && (file.Text.Contains("layer {")
                    || file.Text.Contains("layers {")
                    || file.Text.Contains("input_dim:"))),
        new("a Caffe model", Caffe,
            file => Has(file, [(1, 2)], [(100, 2)]) || (file.IsNamed(".caffemodel") && Has(file, [(1, 2)], [(2, 2)]))),
        new("a TensorFlow.js model", "convert the model that it was made of with tf2onnx",
            file => IsJson(file) && file.Text.Contains("modelTopology")),
        new("an MXNet network", "convert it with mx.onnx.export_model",
            file => IsJson(file) && file.Text.Contains("\"arg_nodes\"")),
        new("a JSON file", "give the .onnx file; a model card is found by its name", IsJson),
        new("a gzip archive", Unpack, file => file.Has(0, "\u001f\u008b")),
        new("an xz archive", Unpack, file => file.Has(0, "\u00fd7zXZ\0")),
        new("a bzip2 archive", Unpack, file => file.Has(0, "BZh")),
        new("a zstd archive", Unpack, file => file.Has(0, "(\u00b5/\u00fd")),
        new("a 7z archive", Unpack, file => file.Has(0, "7z\u00bc\u00af'\u001c")),
        new("a RAR archive", Unpack, file => file.Has(0, "Rar!\u001a\u0007")),
        new("a tar archive", Unpack, file => file.Has(257, "ustar")),
        new("a web page, perhaps one that says what went wrong", Download,
            file => Starts(file, "<!doctype html") || Starts(file, "<html")),
        new("a server's error message", Download,
            file => Starts(file, "<error") || (IsXml(file) && file.Text.Contains("<Error>"))),
        new("an XML file", "give the .onnx file", IsXml),
        new("a PNG picture", Picture, file => file.Has(0, "\u0089PNG")),
        new("a JPEG picture", Picture, file => file.Has(0, "\u00ff\u00d8\u00ff")),
        new("a GIF picture", Picture, file => file.Has(0, "GIF8")),
        new("a WebP picture", Picture, file => file.Has(0, "RIFF") && file.Has(8, "WEBP")),
        new("a TIFF picture", Picture, file => file.Has(0, "II*\0") || file.Has(0, "MM\0*")),
        new("a BMP picture", Picture, file => file.Has(0, "BM") && file.Has(6, "\0\0\0\0")),
        new("a HEIC or AVIF picture", Picture, file => file.Has(4, "ftyp")),
        new("a NumPy array", "give the model first, arrays behind it", file => file.Has(0, "\u0093NUMPY")),
        new("a PDF document", "give the .onnx file", file => file.Has(0, "%PDF")),
        new("a tensor in ONNX's format, not a model", "give the model.onnx that it is an example for",
            file => Has(file, [(1, 0), (1, 2), (2, 0)], [(2, 0), (9, 2)])
                || Has(file, [(1, 0), (1, 2), (2, 0)], [(2, 0), (4, 2)])),
        new("a Core ML model", "give the ONNX file or the network that it was made of",
            file => Has(file, [(1, 0)], [(1, 0)]) && file.Fields().Any(field => field.Field >= 200)),
        new("a TensorFlow SavedModel", "python -m tf2onnx.convert --saved-model FOLDER --output net.onnx",
            file => file.IsNamed(".pb") && Has(file, [(1, 0)], [(1, 0), (2, 2)])),
        new("a frozen TensorFlow graph",
            "python -m tf2onnx.convert --graphdef FILE --inputs X:0 --outputs Y:0 --output net.onnx",
            file => file.IsNamed(".pb") && Has(file, [(1, 2)], [(1, 2)])),
    ];

    static bool IsZip(FileStart file) => file.Has(0, "PK\u0003\u0004");

    static bool IsXml(FileStart file) => Starts(file, "<?xml");

    static bool IsJson(FileStart file) => file.Text is ['{' or '[', ..] && IsText(file);

    static bool IsText(FileStart file) =>
        !file.Text.AsSpan(0, Math.Min(1024, file.Text.Length)).ContainsAnyInRange('\0', '\u0008');

    static bool Starts(FileStart file, string text) => file.Text.StartsWith(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file is a message whose first field is one of some, and that has all of others.</summary>
    static bool Has(FileStart file, (int, int)[] first, (int, int)[] all) =>
        file.Fields() is [var found, ..] fields && first.Contains(found) && all.All(fields.Contains);
}
