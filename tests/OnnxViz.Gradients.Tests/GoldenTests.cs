using System.Text.Json;
using OnnxViz.Graph;
using OnnxViz.Graph.Passes;
using OnnxViz.Runtime;

namespace OnnxViz.Gradients.Tests;

/// <summary>Gradients of whole nets against PyTorch's.</summary>
public sealed class GoldenTests
{
    const double ValueTolerance = 1e-4;
    const double LeastCosine = 0.9999;
    const double LengthTolerance = 1e-3;
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Goldens");
    static readonly JsonSerializerOptions LowerCase = new(JsonSerializerDefaults.Web);

    public static TheoryData<GoldenRow, Profile> All
    {
        get
        {
            var rows = JsonSerializer.Deserialize<GoldenRow[]>(File.ReadAllText(PathOf("goldens.json")), LowerCase)!;
            var data = new TheoryData<GoldenRow, Profile>();
            foreach (var row in rows)
            {
                Array.ForEach(Enum.GetValues<Profile>(), profile => data.Add(row, profile));
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void The_gradient_is_the_one_that_PyTorch_gives(GoldenRow row, Profile profile)
    {
        var input = Read(row.Input);
        var (model, variable) = Prepare(row, input);
        var graph = Differentiated(row, model, profile);
        using var session = OnnxSession.Open(OnnxModel.Of(graph), RuntimeSettings.Default with { Threads = 1 });
        var fed = new Dictionary<string, Tensor> { ["input"] = input, [row.Variable] = variable };
        var results = session.Run(fed.Where(pair => graph.Fed.Any(info => info.Name == pair.Key)).ToDictionary());

        var (expected, gradient) = (Read(row.Gradient).ToFloats(), results["gradient"].ToFloats());
        Assert.Equal(row.Value, results["value"].ToFloats()[0], ValueTolerance * Math.Abs(row.Value));
        Assert.InRange(Cosine(expected, gradient), LeastCosine, 1 + 1e-9);
        Assert.InRange(Norm(gradient) / Norm(expected), 1 - LengthTolerance, 1 + LengthTolerance);
    }

    /// <summary>The net up to the tensor with the variable as an input, and the variable's content.</summary>
    static (OnnxModel Model, Tensor Variable) Prepare(GoldenRow row, Tensor input)
    {
        var model = ModernForm.Apply(ModelFile.Read(PathOf(row.Model)));
        var graph = Subgraph.Cut(model.Graph, [row.Tensor]);
        var variable = graph.Constants.GetValueOrDefault(row.Variable, input);
        if (graph.Constants.ContainsKey(row.Variable))
        {
            graph = graph with
            {
                Inputs = [.. graph.Inputs, ValueInfo.Of(row.Variable, variable.Type)],
                Constants = graph.Constants.Where(pair => pair.Key != row.Variable).ToDictionary(),
            };
        }

        graph = FixedShapes.Apply(graph, new Dictionary<string, TensorType> { ["input"] = input.Type });
        return (ConstantFolder.Fold(model with { Graph = graph }), variable);
    }

    /// <summary>A graph that gives the row's objective and its gradient by the row's variable.</summary>
    static OnnxGraph Differentiated(GoldenRow row, OnnxModel model, Profile profile)
    {
        var builder = new GraphBuilder();
        var values = builder.Import(model.Graph, ShapeProbe.Types(model));
        var channel = values[row.Tensor].Slice(axis: 1, row.Channel, length: 1);
        var batch = channel.Shape[0];
        var objective = channel.Reshape([batch, channel.Shape.Size / batch]).Mean([1]).Sum();
        var gradient = new Differentiator(GradientRules.For(profile)).Differentiate(objective, values[row.Variable])[0];
        return builder.Build([KeyValuePair.Create("value", objective), KeyValuePair.Create("gradient", gradient)]);
    }

    static Tensor Read(string file)
    {
        var array = NpyFile.Read(PathOf(file));
        return Tensor.Of(array.Data, Shape.Of(array.Shape));
    }

    static string PathOf(string file) => Path.Combine(Folder, file);

    static double Cosine(float[] left, float[] right) =>
        left.Zip(right, (x, y) => (double)x * y).Sum() / Norm(left) / Norm(right);

    static double Norm(float[] numbers) => Math.Sqrt(numbers.Sum(number => (double)number * number));
}
