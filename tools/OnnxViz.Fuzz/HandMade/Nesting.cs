using OnnxViz.Graph;
using OnnxViz.Graph.Wire;
using static OnnxViz.Fuzz.HandMade.Victim;
using Kind = OnnxViz.Graph.Wire.AttributeProto.Types.AttributeType;

namespace OnnxViz.Fuzz.HandMade;

/// <summary>Graphs in nodes, and functions.</summary>
static class Nesting
{
    public static IEnumerable<HandMadeInput> All =>
    [
        With("an If in an If, 20 deep", null, model => If(model, 20)),
        With("an If in an If, 300 deep", "not an ONNX file", model => If(model, 300)),
        With("an If without branches", "ONNX Runtime", model => { model.Last().OpType = "If"; Condition(model); }),
        With("an If whose branches do not agree", null, model => Branches(model, "c", "w")),
        With("an If whose branch makes nothing", "which nothing makes", model => Branches(model, "nobody", "c")),
        With("an If that uses its own output", "circle", model => Branches(model, "y0", "c")),
        With(
            "a branch that hides a tensor of the graph",
            null,
            model => Branches(model, "c", "c", new NodeProto { OpType = "Relu", Input = { "w" }, Output = { "c" } })),
        With("a function that calls itself", "function", model => Functions(model, ("F0", ["F0"]))),
        With(
            "two functions that call each other",
            "function",
            model => Functions(model, ("F0", ["F1"]), ("F1", ["F0"]))),
        With(
            "a function of 2^40 nodes",
            "function",
            model => Functions(
                model,
                [
                    .. Enumerable.Range(0, 40).Select(at => ($"F{at}", new[] { $"F{at + 1}", $"F{at + 1}" })),
                    ("F40", ["Relu"]),
                ])),
        With(
            "a function 5000 calls deep",
            null,
            model => Functions(
                model,
                [.. Enumerable.Range(0, 5000).Select(at => ($"F{at}", new[] { $"F{at + 1}" })), ("F5000", ["Relu"])])),
        With("a function twice", null, model => Functions(model, ("F0", ["Relu"]), ("F0", ["Neg"]))),
        With("a function of no nodes", null, model => Functions(model, ("F0", []))),
        With("a function of no name", "ONNX Runtime", model => { Functions(
            model, ("F0", ["Relu"])); model.Functions[0].Name = ""; }),
        With("a function that uses what nobody makes", "which nothing makes", model => { Functions(
            model, ("F0", ["Relu"])); model.Functions[0].Node[0].Input[0] = "nobody"; }),
        With("a function of operator set 99", null, model => { Functions(
            model, ("F0", ["Relu"])); model.Functions[0].OpsetImport[0].Version = 99; }),
        With("a function without operator set", null, model => { Functions(
            model, ("F0", ["Relu"])); model.Functions[0].OpsetImport.Clear(); }),
        With("a function in place of Relu", null, model => Replaced(model, "")),
        With("functions in place of fused operators", null, model => Replaced(model, "com.microsoft")),
    ];

    static void Condition(ModelProto model)
    {
        model.Graph.Initializer.Add(
            new TensorProto { Name = "yes", DataType = (int)ElementType.Bool, Int32Data = { 1 } });
        model.Last().Input[0] = "yes";
    }

    static void Branches(ModelProto model, string then, string otherwise, params NodeProto[] inThen)
    {
        Condition(model);
        model.Last().OpType = "If";
        model.Last().Attribute.Add(
            [Branch("then_branch", Leading(then, inThen)), Branch("else_branch", Leading(otherwise, []))]);
    }

    static GraphProto Leading(string output, NodeProto[] nodes) => new()
    {
        Name = "branch",
        Node = { nodes, new NodeProto { OpType = "Identity", Input = { output }, Output = { "out" } } },
        Output = { new ValueInfoProto { Name = "out" } },
    };

    static AttributeProto Branch(string name, GraphProto graph) => new() { Name = name, Type = Kind.Graph, G = graph };

    static void If(ModelProto model, int depth)
    {
        Condition(model);
        var graph = Leading("c", []);
        for (var level = 1; level < depth; level++)
        {
            var inner = new NodeProto
            {
                OpType = "If",
                Input = { "yes" },
                Output = { $"level{level}" },
                Attribute = { Branch("then_branch", graph), Branch("else_branch", Leading("c", [])) },
            };
            graph = Leading($"level{level}", [inner]);
        }

        model.Last().OpType = "If";
        model.Last().Attribute.Add([Branch("then_branch", graph), Branch("else_branch", Leading("c", []))]);
    }

    /// <summary>
    /// Functions, each of which applies others one behind the other; the model's last node calls the first.
    /// </summary>
    static void Functions(ModelProto model, params (string Name, string[] Calls)[] functions)
    {
        model.IrVersion = 8;
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "own", Version = 1 });
        (model.Last().OpType, model.Last().Domain) = (functions[0].Name, "own");
        foreach (var (name, calls) in functions)
        {
            model.Functions.Add(Function(name, "own", calls));
        }
    }

    static FunctionProto Function(string name, string domain, string[] calls) => new()
    {
        Name = name,
        Domain = domain,
        Input = { "t0" },
        Output = { $"t{calls.Length}" },
        OpsetImport =
        {
            new OperatorSetIdProto { Version = 18 },
            new OperatorSetIdProto { Domain = "own", Version = 1 },
        },
        Node =
        {
            calls.Select((call, at) => new NodeProto
            {
                OpType = call, Domain = call[0] == 'F' ? "own" : "", Input = { $"t{at}" }, Output = { $"t{at + 1}" },
            }),
        },
    };

    static void Replaced(ModelProto model, string domain)
    {
        model.IrVersion = 8;
        (model.Last().Domain, model.Last().OpType) = (domain, domain.Length > 0 ? "Gelu" : "Relu");
        if (domain.Length > 0)
        {
            model.OpsetImport.Add(new OperatorSetIdProto { Domain = domain, Version = 1 });
        }

        model.Functions.Add(Function(model.Last().OpType, domain, ["Neg"]));
    }
}
