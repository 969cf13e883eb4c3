using Google.Protobuf;
using OnnxViz.Fuzz.Inputs;
using OnnxViz.Graph.Wire;
using static OnnxViz.Fuzz.HandMade.Victim;

namespace OnnxViz.Fuzz.HandMade;

/// <summary>Weights said to lie in other files.</summary>
static class ExternalData
{
    const int Length = 432;

    public static IEnumerable<HandMadeInput> All =>
    [
        Of("weights beside the model", null, "data.bin"),
        Of("weights in a folder beside the model", null, "inner/data.bin"),
        Of("weights with an offset", null, "data.bin", "568"),
        Of(
            "two weights in the same place",
            null,
            "data.bin",
            harm: model => model.Graph.Initializer.Add(Renamed(model.Weight()))),
        Of("no such file", "missing", "nothing.bin"),
        Of("a folder in place of a file", "missing", "inner"),
        Of("the folder itself", "outside", "."),
        Of("the folder above", "outside", "../data.bin"),
        Of("the password file", "outside", "../../../../../../../../etc/passwd"),
        Of("the password file by its whole path", "outside", "/etc/passwd"),
        Of("the password file through a folder", "outside", "inner/../../../../../../../etc/passwd"),
        Of("a path with the other slashes", "missing", "..\\..\\data.bin"),
        Of("a path with a drive", "missing", "C:\\data.bin"),
        Of("a path that holds a zero", "impossible", "data\0.bin"),
        Of("a path of 5000 letters", "missing", new('n', 5000)),
        Of("a path of control characters", "missing", "a\nb\u001b[31m"),
        Of("a device", "outside", "/dev/zero"),
        Of("an offset beyond the file", "truncated", "data.bin", "1000000"),
        Of("an offset that overflows", "truncated", "data.bin", $"{long.MaxValue}"),
        Of("an offset of 2^64", "broken offset", "data.bin", "18446744073709551616"),
        Of("a negative offset", "offset", "data.bin", "-8"),
        Of("an offset that is no number", "broken offset", "data.bin", "0x10"),
        Of("an offset with blanks", null, "data.bin", " 8 "),
        Of("a length beyond the file", "gives", "data.bin", length: "1000000"),
        Of("a length of 2^63 - 1", "gives", "data.bin", length: $"{long.MaxValue}"),
        Of("a negative length", "gives", "data.bin", length: "-1"),
        Of("a length of nothing", "gives", "data.bin", length: "0"),
        Of("a length that is no number", "broken length", "data.bin", length: "all"),
        Of(
            "a size claimed and not there",
            "needs",
            "data.bin",
            length: $"{4L << 40}",
            harm: model => model.Weight().Dims[0] = (1L << 40) / 27),
        Of("the model's own bytes", "truncated", "model.onnx"),
        Of("no place at all", "truncated", ""),
        Of(
            "an empty tensor in no file",
            "ONNX Runtime",
            "nothing.bin",
            length: "0",
            harm: model => model.Weight().Dims[0] = 0),
        Linked("a link inside the folder", null, "data.bin"),
        Linked("a link to a file elsewhere", "outside", "/etc/passwd"),
        Linked("a link to a device", "outside", "/dev/zero"),
        Linked("a link to itself", "go in a circle", "link.bin"),
        Linked("a link to nothing", "outside", "/nowhere/nothing.bin"),
        Folder("a file in a linked folder elsewhere", "outside", "/etc", "link.bin/passwd"),
    ];

    static HandMadeInput Of(
        string name, string? reason, string location, string offset = "0", string? length = null,
        Action<ModelProto>? harm = null)
    {
        var model = With(name, reason, model =>
        {
            Point(model, location, offset, length ?? $"{Length}");
            harm?.Invoke(model);
        });
        return model with { Make = () => Beside(model.Make()) };
    }

    static FuzzInput Beside(FuzzInput input)
    {
        var data = new byte[1000];
        return input with { Files = new Dictionary<string, byte[]> { ["data.bin"] = data, ["inner/data.bin"] = data } };
    }

    static HandMadeInput Linked(string name, string? reason, string target) => Folder(name, reason, target, "link.bin");

    static HandMadeInput Folder(string name, string? reason, string target, string location)
    {
        var plain = Of(name, reason, location);
        return plain with
        {
            Make = () => plain.Make() with { Links = new Dictionary<string, string> { ["link.bin"] = target } },
        };
    }

    static void Point(ModelProto model, string location, string offset, string length)
    {
        var weight = model.Weight();
        weight.RawData = ByteString.Empty;
        weight.DataLocation = TensorProto.Types.DataLocation.External;
        weight.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = location });
        weight.ExternalData.Add(new StringStringEntryProto { Key = "offset", Value = offset });
        weight.ExternalData.Add(new StringStringEntryProto { Key = "length", Value = length });
    }

    static TensorProto Renamed(TensorProto tensor)
    {
        var copy = tensor.Clone();
        copy.Name = "again";
        return copy;
    }
}
