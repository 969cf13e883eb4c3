using Google.Protobuf;

namespace OnnxViz.Graph.Wire;

/// <summary>Models into wire messages.</summary>
/// <param name="folder">
/// The folder that tensors in files may be referenced from; null writes every weight into the model itself.
/// </param>
sealed class ModelEncoder(string? folder)
{
    public ModelProto Encode(OnnxModel model)
    {
        var wire = new ModelProto
        {
            IrVersion = model.IrVersion,
            ProducerName = model.Producer,
            Graph = Graph(model.Graph),
        };
        wire.OpsetImport.Add(Imports(model.Imports));
        wire.MetadataProps.Add(
            model.Metadata.Select(pair => new StringStringEntryProto { Key = pair.Key, Value = pair.Value }));
        wire.Functions.Add(model.Functions.Select(Function));
        return wire;
    }

    static IEnumerable<OperatorSetIdProto> Imports(IReadOnlyDictionary<string, long> imports) =>
        imports.Select(pair => new OperatorSetIdProto { Domain = pair.Key, Version = pair.Value });

    FunctionProto Function(OnnxFunction function)
    {
        var wire = new FunctionProto { Domain = function.Domain, Name = function.Name, Overload = function.Overload };
        wire.OpsetImport.Add(Imports(function.Imports));
        wire.Input.Add(function.Inputs);
        wire.Output.Add(function.Outputs);
        wire.Attribute.Add(function.Parameters);
        wire.AttributeProto.Add(function.Defaults.Select(pair => Attribute(pair.Key, pair.Value)));
        wire.Node.Add(function.Nodes.Select(Node));
        return wire;
    }

    GraphProto Graph(OnnxGraph graph)
    {
        var wire = new GraphProto { Name = graph.Name.Length > 0 ? graph.Name : "graph" };
        wire.Input.Add(graph.Inputs.Select(Info));
        wire.Output.Add(graph.Outputs.Select(Info));
        wire.ValueInfo.Add(graph.Inner.Select(Info));
        wire.Initializer.Add(graph.Constants.Select(pair => Tensor(pair.Key, pair.Value)));
        wire.Node.Add(graph.Nodes.Select(Node));
        return wire;
    }

    static ValueInfoProto Info(ValueInfo info)
    {
        var wire = new ValueInfoProto { Name = info.Name };
        if (info.Element == ElementType.Undefined)
        {
            return wire;
        }

        wire.Type = new() { TensorType = new() { ElemType = (int)info.Element } };
        if (info.Dimensions is { } dimensions)
        {
            wire.Type.TensorType.Shape = new();
            wire.Type.TensorType.Shape.Dim.Add(dimensions.Select(Size));
        }

        return wire;
    }

    static TensorShapeProto.Types.Dimension Size(Dimension dimension) =>
        dimension.Size is { } size ? new() { DimValue = size }
        : dimension.Symbol.Length > 0 ? new() { DimParam = dimension.Symbol }
        : new();

    NodeProto Node(Node node)
    {
        var wire = new NodeProto
        {
            OpType = node.Operator,
            Name = node.Name,
            Domain = node.Domain,
            Overload = node.Overload,
        };
        wire.Input.Add(node.Inputs);
        wire.Output.Add(node.Outputs);
        wire.Attribute.Add(node.Attributes.Select(pair => Attribute(pair.Key, pair.Value)));
        return wire;
    }

    AttributeProto Attribute(string name, object content)
    {
        var wire = new AttributeProto { Name = name };
        switch (content)
        {
            case long number: (wire.I, wire.Type) = (number, AttributeProto.Types.AttributeType.Int); break;
            case float number: (wire.F, wire.Type) = (number, AttributeProto.Types.AttributeType.Float); break;
            case string text:
                (wire.S, wire.Type) = (ByteString.CopyFromUtf8(text), AttributeProto.Types.AttributeType.String);
                break;
            case Tensor tensor:
                (wire.T, wire.Type) = (Tensor("", tensor), AttributeProto.Types.AttributeType.Tensor);
                break;
            case OnnxGraph graph: (wire.G, wire.Type) = (Graph(graph), AttributeProto.Types.AttributeType.Graph); break;
            case long[] many: (_, wire.Type) = (Add(wire.Ints, many), AttributeProto.Types.AttributeType.Ints); break;
            case float[] many:
                (_, wire.Type) = (Add(wire.Floats, many), AttributeProto.Types.AttributeType.Floats);
                break;
            case string[] many:
                wire.Strings.Add(many.Select(ByteString.CopyFromUtf8));
                wire.Type = AttributeProto.Types.AttributeType.Strings;
                break;
            case AttributeReference reference:
                (wire.RefAttrName, wire.Type) =
                    (reference.Name, (AttributeProto.Types.AttributeType)reference.Kind);
                break;
        }

        return wire;
    }

    static int Add<T>(Google.Protobuf.Collections.RepeatedField<T> field, T[] many)
    {
        field.Add(many);
        return many.Length;
    }

    TensorProto Tensor(string name, Tensor tensor)
    {
        var wire = new TensorProto { Name = name, DataType = (int)tensor.Element };
        wire.Dims.Add(tensor.Shape);
        if (folder is not null && tensor.Data is BytesInFile file)
        {
            wire.DataLocation = TensorProto.Types.DataLocation.External;
            var location = Path.GetRelativePath(folder, file.Path).Replace('\\', '/');
            wire.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = location });
            wire.ExternalData.Add(new StringStringEntryProto { Key = "offset", Value = $"{file.Offset}" });
            wire.ExternalData.Add(new StringStringEntryProto { Key = "length", Value = $"{file.Length}" });
        }
        else if (tensor.Data is TextsInMemory texts)
        {
            wire.StringData.Add(texts.Texts.Select(text => ByteString.CopyFrom(text.Span)));
        }
        else
        {
            wire.RawData = UnsafeByteOperations.UnsafeWrap(tensor.Bytes);
        }

        return wire;
    }
}
