using System.Buffers.Binary;
using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using OnnxViz.Graph;
using OnnxViz.Graph.Wire;

namespace OnnxViz.Fuzz.Mutations;

/// <summary>Harms a model as a tree of messages: numbers, names, types, nodes, attributes, tensors.</summary>
/// <param name="model">The model to harm; changed in place.</param>
/// <param name="other">Another model, to take pieces from.</param>
/// <param name="random">Decides how.</param>
sealed class TreeMutations(ModelProto model, ModelProto other, Random random)
{
    const int MostElements = 64;

    /// <summary>Harms the model once.</summary>
    /// <returns>What was done.</returns>
    public string Apply() => random.Next(16) switch
    {
        0 or 1 => ChangeConstant(),
        2 => Rewire(),
        3 => ChangeOpset(),
        4 or 5 or 6 => ChangeAttribute(),
        7 => ChangeOperator(),
        8 or 9 or 10 => Transplant(),
        11 or 12 => ChangeSize(),
        _ => ChangeField(),
    };

    static IEnumerable<IMessage> All(IMessage message)
    {
        yield return message;
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder().Where(
            f => f.FieldType == FieldType.Message))
        {
            var content = field.Accessor.GetValue(message);
            var inner = field.IsRepeated ? ((IList)content).Cast<IMessage>() : content is IMessage one ? [one] : [];
            foreach (var deeper in inner.SelectMany(All))
            {
                yield return deeper;
            }
        }
    }

    T Pick<T>(IList<T> all) => all[random.Next(all.Count)];

    /// <summary>Puts an odd number into a constant of integers: shapes, axes, repeats, pads.</summary>
    string ChangeConstant()
    {
        var constants = All(model).OfType<TensorProto>()
            .Where(tensor => tensor.DataType == (int)ElementType.Int64 && tensor.RawData.Length >= 8).ToArray();
        if (constants.Length == 0)
        {
            return ChangeField();
        }

        var tensor = Pick(constants);
        var bytes = tensor.RawData.ToByteArray();
        var at = 8 * random.Next(bytes.Length / 8);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(at), Odd.Integer(random));
        tensor.RawData = ByteString.CopyFrom(bytes);
        return "constant";
    }

    /// <summary>Gives a node another input or output.</summary>
    string Rewire()
    {
        var nodes = All(model).OfType<NodeProto>().ToArray();
        if (nodes.Length == 0)
        {
            return ChangeField();
        }

        string[] names = [.. nodes.SelectMany(node => node.Input.Concat(node.Output)), "", "nobody"];
        var list = random.Next(3) == 0 ? Pick(nodes).Output : Pick(nodes).Input;
        if (list.Count == 0 || random.Next(6) == 0)
        {
            list.Add(Pick(names));
        }
        else
        {
            list[random.Next(list.Count)] = Pick(names);
        }

        return "wire";
    }

    /// <summary>Changes the content of an attribute, or gives the node one that its operator has elsewhere.</summary>
    string ChangeAttribute()
    {
        var nodes = model.Graph?.Node.Where(node => node.Attribute.Count > 0).ToArray() ?? [];
        if (nodes.Length == 0)
        {
            return ChangeField();
        }

        var attribute = Pick(Pick(nodes).Attribute);
        switch (attribute.Type)
        {
            case AttributeProto.Types.AttributeType.Int: attribute.I = Near(attribute.I); break;
            case AttributeProto.Types.AttributeType.Float: attribute.F = (float)Odd.Float(random); break;
            case AttributeProto.Types.AttributeType.Ints when attribute.Ints.Count > 0:
                attribute.Ints[random.Next(
                attribute.Ints.Count)] = Near(1); break;
            case AttributeProto.Types.AttributeType.Floats when attribute.Floats.Count > 0:
                attribute.Floats[0] =
                (float)Odd.Float(random); break;
            case AttributeProto.Types.AttributeType.String:
                attribute.S = ByteString.CopyFromUtf8(
                Odd.Text(random)); break;
            default: return ChangeField();
        }

        return $"{attribute.Name}";
    }

    string ChangeOperator()
    {
        if (model.Graph?.Node is not { Count: > 0 } nodes || other.Graph.Node.Count == 0)
        {
            return ChangeField();
        }

        var (node, donor) = (Pick(nodes), Pick(other.Graph.Node));
        (node.OpType, node.Domain) = (donor.OpType, donor.Domain);
        return $"as {donor.OpType}";
    }

    /// <summary>
    /// Puts a node of the other model behind a tensor of this one, with the constants that it needs; what used the
    /// tensor uses its output.
    /// </summary>
    string Transplant()
    {
        if (model.Graph?.Node is not { Count: > 0 } nodes || other.Graph.Node.Count == 0)
        {
            return ChangeField();
        }

        var (place, node) = (random.Next(nodes.Count), Pick(other.Graph.Node).Clone());
        if (nodes[place].Output.Count == 0 || node.Input.Count == 0 || node.Output.Count == 0)
        {
            return ChangeField();
        }

        var (tensor, made) = (nodes[place].Output[0], $"grown{nodes.Count}");
        BringConstants(node);
        node.Input[0] = tensor;
        foreach (var user in nodes.Skip(place + 1))
        {
            for (var at = 0; at < user.Input.Count; at++)
            {
                user.Input[at] = user.Input[at] == tensor ? made : user.Input[at];
            }
        }

        for (var at = 0; at < node.Output.Count; at++)
        {
            node.Output[at] = at == 0 ? made : $"{made}.{at}";
        }

        node.Name = made;
        nodes.Insert(place + 1, node);
        model.Graph.Output.Add(new ValueInfoProto { Name = made });
        return $"with {node.OpType}";
    }

    void BringConstants(NodeProto node)
    {
        for (var at = 1; at < node.Input.Count; at++)
        {
            if (other.Graph.Initializer.FirstOrDefault(tensor => tensor.Name == node.Input[at]) is { } constant)
            {
                var copy = constant.Clone();
                copy.Name = node.Input[at] = $"grown{model.Graph.Initializer.Count}k";
                model.Graph.Initializer.Add(copy);
            }
            else if (node.Input[at].Length > 0)
            {
                node.Input[at] = Pick(model.Graph.Node).Output.FirstOrDefault("picture");
            }
        }
    }

    /// <summary>Gives the picture another size.</summary>
    string ChangeSize()
    {
        var dimensions = model.Graph?.Input.FirstOrDefault()?.Type?.TensorType?.Shape?.Dim;
        if (dimensions is not { Count: > 0 })
        {
            return ChangeField();
        }

        var axis = random.Next(dimensions.Count);
        dimensions[axis].DimValue = axis > 1 && random.Next(4) > 0
            ? random.Next(1, 20)
            : Near(dimensions[axis].DimValue);
        return "size";
    }

    string ChangeOpset()
    {
        model.OpsetImport.Clear();
        var version = random.Next(8) == 0 ? Odd.Integer(random) : random.Next(28);
        model.OpsetImport.Add(new OperatorSetIdProto { Version = version });
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "com.microsoft", Version = 1 });
        return "operator set";
    }

    /// <summary>Changes any field of any message.</summary>
    string ChangeField()
    {
        var message = PickMessage(model);
        var field = Pick(message.Descriptor.Fields.InDeclarationOrder());
        if (field.IsRepeated)
        {
            ChangeList(message, field);
        }
        else
        {
            ChangeSingle(message, field);
        }

        return $"{message.Descriptor.Name}.{field.Name}";
    }

    /// <remarks>
    /// Kinds of messages are chosen before messages, for there are many more tensors than anything else.
    /// </remarks>
    IMessage PickMessage(ModelProto from)
    {
        var kinds = All(from).GroupBy(message => message.Descriptor.FullName).Select(
            group => group.ToArray()).ToArray();
        return Pick(Pick(kinds));
    }

    void ChangeList(IMessage message, FieldDescriptor field)
    {
        var list = (IList)field.Accessor.GetValue(message);
        var at = list.Count == 0 ? 0 : random.Next(list.Count);
        switch (list.Count == 0 ? 0 : random.Next(6))
        {
            case 0 when list.Count < MostElements:
                list.Insert(
                at, Content(field, list.Count == 0 ? null : list[at])); break;
            case 1: list.RemoveAt(at); break;
            case 2: list.Insert(at, Clone(list[random.Next(list.Count)]!)); break;
            case 3: (list[0], list[at]) = (list[at], list[0]); break;
            case 4: list.Clear(); break;
            default: list[at] = Content(field, list[at]); break;
        }
    }

    void ChangeSingle(IMessage message, FieldDescriptor field)
    {
        if (random.Next(6) == 0)
        {
            field.Accessor.Clear(message);
        }
        else
        {
            field.Accessor.SetValue(message, Content(field, field.Accessor.GetValue(message)));
        }
    }

    object Content(FieldDescriptor field, object? before) => field.FieldType switch
    {
        FieldType.Int64 => Near(before as long? ?? 0),
        FieldType.Int32 => (int)Near(before as int? ?? 0),
        FieldType.UInt64 => (ulong)Odd.Integer(random),
        FieldType.Float => (float)Odd.Float(random),
        FieldType.Double => Odd.Float(random),
        FieldType.String => Name(),
        FieldType.Bytes =>
            random.Next(2) == 0 ? ByteString.CopyFromUtf8(Name()) : ByteString.CopyFrom(Odd.Bytes(random)),
        FieldType.Enum => Enum.ToObject(field.EnumType.ClrType, random.Next(-1, 17)),
        FieldType.Message => Message(field.MessageType),
        _ => throw new InvalidOperationException($"ONNX has no fields of type {field.FieldType}"),
    };

    long Near(long before) => random.Next(3) switch
    {
        0 => before + random.Next(-2, 3),
        1 => random.Next(0, 25),
        _ => Odd.Integer(random),
    };

    /// <summary>A name of this model, of the other one, or an odd one.</summary>
    string Name()
    {
        var node = All(random.Next(2) == 0 ? model : other).OfType<NodeProto>().ToArray() is { Length: > 0 } nodes
            ? Pick(nodes)
            : null;
        return random.Next(5) switch
        {
            0 or 1 when node is { Input.Count: > 0 } => Pick(node.Input),
            2 when node is { Output.Count: > 0 } => Pick(node.Output),
            3 when node is not null => node.OpType,
            _ => Odd.Text(random),
        };
    }

    IMessage Message(MessageDescriptor type)
    {
        var found = All(random.Next(2) == 0 ? model : other).Where(message => message.Descriptor == type).ToArray();
        return found.Length > 0 ? (IMessage)Clone(Pick(found)) : (IMessage)Activator.CreateInstance(type.ClrType)!;
    }

    static object Clone(object content) => content switch
    {
        IDeepCloneable<ModelProto> => throw new InvalidOperationException("a model holds no models"),
        IMessage message => message.Descriptor.Parser.ParseFrom(message.ToByteString()),
        _ => content,
    };
}
