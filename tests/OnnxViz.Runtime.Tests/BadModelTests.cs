using OnnxViz.Graph;
using OnnxViz.Graph.Passes;
using OnnxViz.Testing;

namespace OnnxViz.Runtime.Tests;

/// <summary>What ONNX Runtime refuses arrives as one line of an <see cref="OnnxVizException"/>.</summary>
public sealed class BadModelTests
{
    static readonly RuntimeSettings OneThread = RuntimeSettings.Default with { Threads = 1 };

    public static TheoryData<string, string[], string> Refused => new()
    {
        { "Nonsense", ["x"], "Nonsense" },
        { "Add", ["x"], "Add" },
        { "Conv", ["x", "x"], "Conv" },
        { "And", ["x", "x"], "And" },
        { "Relu", ["nobody"], "nobody" },
    };

    [Theory, MemberData(nameof(Refused))]
    public void A_model_that_cannot_run_is_refused(string operation, string[] inputs, string reason)
    {
        var model = Single(operation, inputs, [2, 3]);
        Assert.Contains(reason, OneLine(() => OnnxSession.Open(model, OneThread).Dispose()));
        Assert.Contains(reason, OneLine(() => ShapeProbe.Types(model)));
        Assert.Contains(reason, OneLine(() => ConstantFolder.Fold(model)));
    }

    public static TheoryData<string, Tensor> WrongInputs => new()
    {
        { "x", Tensor.Full([3, 2], 0) },
        { "x", Tensor.Full([6], 0) },
        { "x", Tensor.Vector(1, 2) },
        { "other", Tensor.Full([2, 3], 0) },
    };

    [Theory, MemberData(nameof(WrongInputs), DisableDiscoveryEnumeration = true)]
    public void An_input_that_does_not_fit_is_refused(string name, Tensor tensor)
    {
        using var session = OnnxSession.Open(Single("Relu", ["x"], [2, 3]), OneThread);
        OneLine(() => session.Run(new Dictionary<string, Tensor> { [name] = tensor }));
    }

    [Fact]
    public void An_input_left_out_is_refused()
    {
        using var session = OnnxSession.Open(Single("Relu", ["x"], [2, 3]), OneThread);
        OneLine(() => session.Run(new Dictionary<string, Tensor>()));
    }

    [Fact]
    public void An_output_that_is_not_there_is_refused()
    {
        using var session = OnnxSession.Open(Single("Relu", ["x"], [2]), OneThread);
        Assert.Contains("nobody",
            OneLine(() => session.Run(new Dictionary<string, Tensor> { ["x"] = Tensor.Full([2], 0) }, ["nobody"])));
    }

    [Fact]
    public void A_picture_of_absurd_size_is_refused()
    {
        var model = Single("NonZero", ["x"], [1, 3, 1L << 20, 1L << 20]);
        OneLine(() => ShapeProbe.Types(model));
    }

    [Fact]
    public void An_input_of_unknown_shape_is_named()
    {
        var model = Single("Relu", ["x"], [2]);
        model =
            model with { Graph = model.Graph with { Inputs = [new("x", ElementType.Float, [new(null, "batch")])] } };
        Assert.Contains("the shape of input x is not known: Float batch", OneLine(() => ShapeProbe.Types(model)));
    }

    [Fact]
    public void Weights_that_are_gone_when_the_session_opens_are_named()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("model.onnx");
        var graph = Single("Add", ["x", "weight"], [64, 64]).Graph;
        ModelFile.Write(file, OnnxModel.Of(
            graph with { Constants = new Dictionary<string, Tensor> { ["weight"] = Tensor.Full([64, 64], 1) } }));
        var model = ModelFile.Read(file);
        File.Delete(file);
        Assert.Contains("model.onnx", OneLine(() => OnnxSession.Open(model, OneThread).Dispose()));
    }

    [Fact]
    public void Models_with_flipped_bytes_run_or_are_refused()
    {
        var whole = ModelFile.ToBytes(SmallNets.Plain());
        var weights = SmallNets.Plain().Graph.Constants.Values.Sum(tensor => tensor.Bytes.Length);
        var random = new Random(1);
        for (var run = 0; run < 150; run++)
        {
            var bytes = whole.ToArray();
            bytes[^(1 + random.Next(whole.Length - weights))] = (byte)random.Next(256);
            if (Record.Exception(() => Run(bytes)) is { } error)
            {
                Assert.DoesNotContain('\n', Assert.IsType<OnnxVizException>(error).Message);
            }
        }
    }

    static void Run(byte[] bytes)
    {
        var model = ModernForm.Apply(ModelFile.Parse(bytes));
        ShapeProbe.Types(model);
        using var session = OnnxSession.Open(ConstantFolder.Fold(model), OneThread);
        session.Run(model.Graph.Fed.ToDictionary(input => input.Name, input => Tensor.Full(input.Shape!, 0.5f)));
    }

    static OnnxModel Single(string operation, string[] inputs, Shape shape) => OnnxModel.Of(new(
        "single", [ValueInfo.Of("x", new(ElementType.Float, shape))], [new("y", ElementType.Undefined, null)],
        new Dictionary<string, Tensor>(), [new(operation, inputs, ["y"], Attributes.None, operation)]));

    static string OneLine(Action act)
    {
        var error = Assert.Throws<OnnxVizException>(act);
        Assert.DoesNotContain('\n', error.Message);
        return error.Message;
    }
}
