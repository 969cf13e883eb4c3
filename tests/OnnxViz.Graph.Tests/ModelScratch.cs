using OnnxViz.Graph.Wire;
using OnnxViz.Testing;

namespace OnnxViz.Graph.Tests;

/// <summary>A folder for model files, and what reading them says.</summary>
public abstract class ModelScratch : IDisposable
{
    private protected TemporaryFolder Folder { get; } = new();

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected string Write(string name, ReadOnlySpan<byte> bytes)
    {
        var path = Folder.File(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private protected static string Refused(string path) =>
        OneLine(Assert.Throws<OnnxVizException>(() => ModelFile.Read(path)));

    private protected static string OneLine(OnnxVizException error)
    {
        Assert.DoesNotContain('\n', error.Message);
        return error.Message;
    }

    /// <summary>An addition of 16 weights that lie in another file.</summary>
    private protected static ModelProto WithExternal(string location, string offset, string length)
    {
        var type = new TypeProto
        {
            TensorType = new()
            {
                ElemType = 1,
                Shape = new() { Dim = { new TensorShapeProto.Types.Dimension { DimValue = 16 } } }
            }
        };
        var weight = new TensorProto
        {
            Name = "w",
            DataType = 1,
            Dims = { 16 },
            DataLocation = TensorProto.Types.DataLocation.External
        };
        weight.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = location });
        weight.ExternalData.Add(new StringStringEntryProto { Key = "offset", Value = offset });
        weight.ExternalData.Add(new StringStringEntryProto { Key = "length", Value = length });
        return new()
        {
            IrVersion = 8,
            OpsetImport = { new OperatorSetIdProto { Version = 13 } },
            Graph = new()
            {
                Name = "g",
                Input = { new ValueInfoProto { Name = "x", Type = type } },
                Output = { new ValueInfoProto { Name = "b", Type = type } },
                Initializer = { weight },
                Node =
                {
                    new NodeProto { OpType = "Add", Input = { "x", "w" }, Output = { "a" } },
                    new NodeProto { OpType = "Relu", Input = { "a" }, Output = { "b" } },
                },
            },
        };
    }
}
