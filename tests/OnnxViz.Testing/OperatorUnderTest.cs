using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Testing;

/// <summary>One operator as a model of its own, with drawn inputs.</summary>
sealed class OperatorUnderTest : IDisposable
{
    readonly OnnxGraph _graph;
    readonly IReadOnlyDictionary<string, TensorType> _types;
    readonly Dictionary<string, Tensor> _inputs;
    readonly OnnxSession _session;

    OperatorUnderTest(OnnxGraph graph, Dictionary<string, Tensor> inputs)
    {
        var model = OnnxModel.Of(graph);
        (_graph, _inputs, _types) = (graph, inputs, ShapeProbe.Types(model));
        _session = OnnxSession.Open(model, RuntimeSettings.Default with { Threads = 1 });
    }

    public IReadOnlyList<int> Drawn =>
        [.. _inputs.Where(pair => pair.Value.Element.IsFloat()).Select(pair => int.Parse(pair.Key[1..]))];

    public IReadOnlyDictionary<int, TensorType> InputTypes =>
        Drawn.ToDictionary(input => input, input => _types[$"x{input}"]);

    public IReadOnlyList<TensorType> OutputTypes => [.. _graph.Outputs.Select(output => _types[output.Name])];

    public static OperatorUnderTest Prepare(OperatorRow row, Random random)
    {
        var count = Math.Max(row.Shapes.Length, row.Constants.Keys.Append(-1).Max() + 1);
        var inputs = new Dictionary<string, Tensor>();
        var names = new string[count];
        for (var input = 0; input < count; input++)
        {
            var shape = input < row.Shapes.Length ? row.Shapes[input] : null;
            names[input] = shape is null && !row.Constants.ContainsKey(input) ? "" : $"x{input}";
            if (shape is not null)
            {
                inputs.Add(names[input], Drawing(Shape.From(shape), row.Draw, random));
            }
        }

        foreach (var input in row.Fed)
        {
            inputs.Add(names[input], row.Constants[input]);
        }

        var attributes = new Attributes();
        foreach (var (name, content) in row.Attributes)
        {
            attributes.Add(name, content);
        }

        var outputs = Enumerable.Range(0, row.Outputs).Select(output => $"y{output}").ToArray();
        return new(
            new(
                row.Operator,
                [.. inputs.Select(pair => ValueInfo.Of(pair.Key, pair.Value.Type))],
                [.. outputs.Select(output => new ValueInfo(output, ElementType.Undefined, null))],
                row.Constants.Where(pair => !row.Fed.Contains(pair.Key)).ToDictionary(
                    pair => $"x{pair.Key}", pair => pair.Value),
                [new(row.Operator, names, outputs, attributes, "tested")]),
            inputs);
    }

    /// <summary>The weighted sum of all outputs with one input moved.</summary>
    public double Sum(float[][] weights, int input, float[] direction, double distance)
    {
        var moved = _inputs[$"x{input}"].ToFloats().Zip(direction, (x, d) => (float)(x + (distance * d))).ToArray();
        var inputs = new Dictionary<string, Tensor>(_inputs)
        {
            [$"x{input}"] = Tensor.Of(moved, _inputs[$"x{input}"].Shape),
        };
        var outputs = _session.Run(inputs);
        return _graph.Outputs.Zip(weights).Sum(
            pair => outputs[pair.First.Name].ToFloats().Zip(pair.Second, (y, weight) => (double)y * weight).Sum());
    }

    /// <summary>The gradients of the weighted sum, by our rules.</summary>
    public IReadOnlyList<float[]> Gradients(
        float[][] weights, int[] wanted, GradientRules rules, RuntimeSettings settings)
    {
        var builder = new GraphBuilder();
        var values = builder.Import(_graph, _types);
        var seeds = _graph.Outputs.Zip(weights)
            .Select(pair => (Output: values[pair.First.Name], Weights: pair.Second))
            .Select(
                pair => new Seed(pair.Output, builder.Constant(Tensor.Of(pair.Weights, pair.Output.Shape)))).ToArray();
        var gradients = new Differentiator(rules).Differentiate(
            seeds, [.. wanted.Select(input => values[$"x{input}"])]);
        var graph = builder.Build(
            wanted.Zip(gradients).Select(pair => KeyValuePair.Create($"gradient:x{pair.First}", pair.Second)));
        using var session = OnnxSession.Open(OnnxModel.Of(graph), settings);
        var results = session.Run(_inputs);
        return [.. wanted.Select(input => results[$"gradient:x{input}"].ToFloats())];
    }

    public void Dispose() => _session.Dispose();

    static Tensor Drawing(Shape shape, Func<Random, double> draw, Random random) =>
        Tensor.Of([.. Enumerable.Range(0, (int)shape.Size).Select(_ => (float)draw(random))], shape);
}
