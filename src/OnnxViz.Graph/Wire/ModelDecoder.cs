using OnnxViz.Graph.Passes;

namespace OnnxViz.Graph.Wire;

/// <summary>Wire messages into the model that passes work on.</summary>
sealed class ModelDecoder(string? path)
{
    readonly TensorDecoder _tensors = new(path);

    public OnnxModel Decode(ModelProto wire)
    {
        if (wire.Graph is null)
        {
            throw new InvalidDataException("there is no graph in it");
        }

        return new(RunningOrder.Apply(Graph(wire.Graph)), Imports(wire))
        {
            IrVersion = wire.IrVersion,
            Producer = wire.ProducerName,
            Metadata = wire.MetadataProps.GroupBy(entry => entry.Key)
                .ToDictionary(group => group.Key, group => group.Last().Value),
            Functions = [.. wire.Functions.Select(Function)],
            Folder = path is null ? null : Path.GetDirectoryName(RealPath.Of(path)),
        };
    }

    static Dictionary<string, long> Imports(ModelProto wire)
    {
        if (wire.IrVersion >= 3 && wire.OpsetImport.Count == 0)
        {
            throw new InvalidDataException("it does not say which operator set it is written in");
        }

        var imports = Imports(wire.OpsetImport);
        imports.TryAdd("", 1);
        return imports;
    }

    static Dictionary<string, long> Imports(IEnumerable<OperatorSetIdProto> wire)
    {
        var imports = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var import in wire)
        {
            imports[StandardDomain(import.Domain)] = import.Version;
        }

        return imports;
    }

    OnnxFunction Function(FunctionProto wire)
    {
        var defaults = new Attributes();
        foreach (var attribute in wire.AttributeProto)
        {
            defaults.Add(attribute.Name, Content(wire.Name, attribute));
        }

        return new(
            StandardDomain(wire.Domain), wire.Name, [.. wire.Input], [.. wire.Output], [.. wire.Node.Select(Node)],
            Imports(wire.OpsetImport))
        {
            Overload = wire.Overload,
            Defaults = defaults,
            Parameters = [.. wire.Attribute],
        };
    }

    OnnxGraph Graph(GraphProto wire)
    {
        var constants = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var tensor in wire.Initializer)
        {
            constants[Name(tensor.Name)] = _tensors.Decode(tensor);
        }

        return new(wire.Name, [.. wire.Input.Select(Info)], [.. wire.Output.Select(Info)], constants,
            [.. wire.Node.Select(Node)])
        {
            Inner = [.. wire.ValueInfo.Select(Info)],
        };
    }

    static ValueInfo Info(ValueInfoProto wire) => wire.Type?.TensorType is { } type
        ? new(
            Name(wire.Name),
            type.ElemType == 0 ? ElementType.Undefined : TensorDecoder.TypeOf(wire.Name, type.ElemType),
                type.Shape is null ? null : [.. type.Shape.Dim.Select(Size)])
        : new(Name(wire.Name), ElementType.Undefined, null);

    static Dimension Size(TensorShapeProto.Types.Dimension wire) =>
        wire.ValueCase == TensorShapeProto.Types.Dimension.ValueOneofCase.DimValue && wire.DimValue >= 0
            ? new(wire.DimValue)
            : new(null, wire.DimParam);

    Node Node(NodeProto wire)
    {
        var attributes = new Attributes();
        foreach (var attribute in wire.Attribute)
        {
            attributes.Add(attribute.Name, Content($"{wire.Name} ({wire.OpType})", attribute));
        }

        return new(
            Name(wire.OpType), Given(wire.Input), [.. wire.Output.Select(Name)], attributes, Name(wire.Name),
            StandardDomain(Name(wire.Domain)))
        {
            Overload = wire.Overload,
        };
    }

    /// <remarks>
    /// Inputs left out at the end are as good as not there, and ONNX Runtime ends the process over some, such as the
    /// LayerNormalization's bias.
    /// </remarks>
    static string[] Given(IReadOnlyList<string> inputs)
    {
        var count = inputs.Count;
        while (count > 0 && inputs[count - 1].Length == 0)
        {
            count--;
        }

        return [.. inputs.Take(count).Select(Name)];
    }

    object Content(string node, AttributeProto wire) => wire.Type switch
    {
        _ when wire.RefAttrName.Length > 0 => new AttributeReference(wire.RefAttrName, (int)wire.Type),
        AttributeProto.Types.AttributeType.Float => wire.F,
        AttributeProto.Types.AttributeType.Int => wire.I,
        AttributeProto.Types.AttributeType.String => wire.S.ToStringUtf8(),
        AttributeProto.Types.AttributeType.Tensor when wire.T is not null => _tensors.Decode(wire.T),
        AttributeProto.Types.AttributeType.Graph when wire.G is not null => Graph(wire.G),
        AttributeProto.Types.AttributeType.Floats => wire.Floats.ToArray(),
        AttributeProto.Types.AttributeType.Ints => wire.Ints.ToArray(),
        AttributeProto.Types.AttributeType.Strings => wire.Strings.Select(text => text.ToStringUtf8()).ToArray(),
        _ => throw new OnnxVizException(
            $"node {node}: attribute {wire.Name} is of the unknown kind {wire.Type}"),
    };

    /// <remarks>ONNX Runtime takes names as C's texts, which end at the first zero.</remarks>
    static string Name(string name) => name.Contains('\0', StringComparison.Ordinal)
        ? throw new InvalidDataException($"the name {name} holds a zero byte")
        : name;

    static string StandardDomain(string domain) => domain == "ai.onnx" ? "" : domain;
}
