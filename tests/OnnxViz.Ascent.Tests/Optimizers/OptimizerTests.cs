using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Ascent.Tests.Optimizers;

/// <summary>Updates, worked out by hand.</summary>
public sealed class OptimizerTests
{
    /// <remarks>
    /// Gradients 1 and -3 of one number. First m = 0.1, v = 0.001, both 1 without bias: a step of the rate. Then m =
    /// -0.21, v = 0.009999, without bias
    /// -0.21 / 0.19 and 0.009999 / 0.001999: a step of the rate times -1.1052632 / 2.2365154.
    /// </remarks>
    [Fact]
    public void Adam_is_that_of_the_paper() =>
        Evaluated.Near([0.02, 0.0101162], Moved(new Adam(0.02f), [[1], [-3]]), 1e-6);

    [Fact]
    public void Adam_takes_steps_of_its_rate_along_a_steady_gradient_of_any_size() =>
        Evaluated.Near([0.1, 0.2, 0.3], Moved(new Adam(0.1f), [[1e-3f], [1e-3f], [1e-3f]]), 1e-5);

    /// <remarks>Gradients 1, -3, 0.5 and 2 of one number, by PyTorch 2.6: <c>tools/goldens/optimizers.py</c>.</remarks>
    [Theory]
    [InlineData("momentum(0.1)", 0.1, -0.11, -0.249, -0.1741)]
    [InlineData("nadam(0.02)", 0.021129, 0.0016997, 0.0042663, 0.0167791)]
    [InlineData("nadam(1, 0.8, 0.99, 0.04)", 1.0956378, 0.0560416, 0.1726809, 0.8654197)]
    [InlineData("rmsprop(0.02)", 0.2, 0.0101684, 0.0415719, 0.148329)]
    [InlineData("rmsprop(1, 0.999, 0.001)", 30.65343, 0.9489892, 5.841934, 22.4691976)]
    public void Moves_are_those_of_PyTorch(string optimizer, params double[] places) => Evaluated.Near(
        places, Moved(Notation.Read<Optimizer>(optimizer), [[1], [-3], [0.5f], [2]]), 1e-5 * places.Max());

    /// <remarks>
    /// Gradients 1 and -3, a damping of 1/2: G is 1, then 9.9, and m is 1 / 1.5, then 0.6 - 3 / 3.6464265.
    /// </remarks>
    [Fact]
    public void Adagrad_forgets_and_keeps_its_move() => Evaluated.Near(
        [0.6666667, 0.4439434], Moved(new DecayedAdagrad(1, 0.5f), [[1], [-3]]), 1e-6);

    [Fact]
    public void Adagrad_grows_to_root_10_of_its_rate_along_a_steady_gradient()
    {
        var places = Moved(new DecayedAdagrad(0.01f), [.. Enumerable.Repeat(new[] { 1e-4f }, 120)]);
        Assert.Equal(0.01 * Math.Sqrt(10), places[^1] - places[^2], 1e-5);
    }

    [Theory]
    [InlineData("momentum")]
    [InlineData("nadam")]
    [InlineData("rmsprop")]
    [InlineData("adagrad")]
    public void Without_a_gradient_nothing_moves_by(string optimizer) =>
        Evaluated.Near([0, 0, 0, 0], Moved(Notation.Read<Optimizer>(optimizer), [[0, 0], [0, 0]]));

    [Fact]
    public void Adagrad_needs_a_damping() => Assert.Contains(
        "a damping is above 0, not 0",
        Assert.Throws<OnnxVizException>(() => Notation.Read<Optimizer>("adagrad(0.004, 0)")).Message);

    [Fact]
    public void Plain_ascent_adds_the_gradient_times_the_rate() =>
        Evaluated.Near([1, -2], Moved(new Sgd(0.5f), [[2], [-6]]));

    /// <remarks>The root mean square of 3, 4, 0, 0 is 2.5.</remarks>
    [Theory]
    [InlineData(1)]
    [InlineData(1e-30)]
    [InlineData(1e30)]
    public void A_normalized_step_has_a_root_mean_square_of_the_rate(double size) => Evaluated.Near(
        [0.12, 0.16, 0, 0], Moved(new NormalizedAscent(0.1f), [[3 * (float)size, 4 * (float)size, 0, 0]]));

    [Fact]
    public void Without_a_gradient_nothing_moves() =>
        Evaluated.Near([0, 0, 0, 0], Moved(new NormalizedAscent(0.1f), [[0, 0, 0, 0]]));

    [Fact]
    public void Pictures_are_normalized_each_for_itself()
    {
        var gradient = Tensor.Of([3f, 4, 0, 0, 30, 0, 40, 0], [2, 1, 2, 2]);
        var moved = Evaluated.Of(gradient, g => new NormalizedAscent(0.1f).Update(g * 0, g, [], g.Like(1)).Parameters);
        Evaluated.Near([0.12, 0.16, 0, 0, 0.12, 0, 0.16, 0], moved);
    }

    /// <remarks>-(x - 3)² - 10 (y + 1)² has its top at 3, -1.</remarks>
    [Fact]
    public void Lbfgs_finds_the_top_of_a_long_hill_in_few_steps()
    {
        var climb = new Lbfgs(0.1f).Begin();
        float[] point = [0, 0];
        var best = float.MinValue;
        for (var step = 0; step < 25; step++)
        {
            var (x, y) = (point[0] - 3, point[1] + 1);
            best = Math.Max(best, -(x * x) - (10 * y * y));
            point = climb.Next(point, -(x * x) - (10 * y * y), [-2 * x, -20 * y]);
        }

        Assert.InRange(best, -1e-6f, 0);
    }

    [Fact]
    public void Lbfgs_never_leaves_a_better_point_for_a_worse_one()
    {
        var climb = new Lbfgs(1).Begin();
        float[] point = [0.3f];
        for (var step = 0; step < 40; step++)
        {
            point = climb.Next(point, MathF.Sin(3 * point[0]), [3 * MathF.Cos(3 * point[0])]);
        }

        Assert.Equal(1, MathF.Sin(3 * point[0]), 1e-4);
    }

    /// <summary>All parameters after each step, one step behind the other.</summary>
    static float[] Moved(Optimizer optimizer, float[][] gradients)
    {
        var (graph, type) = (new GraphBuilder(), new TensorType(ElementType.Float, [1, 1, 1, gradients[0].Length]));
        var x = graph.Input("x", type);
        var memory = optimizer.Memory.Select(name => graph.Input(name, type)).ToArray();
        var (moved, remembered) = optimizer.Update(
            x, graph.Input("gradient", type), memory, graph.Input("step", new(ElementType.Float, Shape.Scalar)));
        var outputs = optimizer.Memory.Zip(remembered).ToDictionary(
            pair => StateProgram.Next + pair.First, pair => pair.Second);
        outputs[StateProgram.Next + "x"] = moved;
        var settings = RuntimeSettings.Default with { Threads = 1 };
        using var program = new StateProgram(OnnxModel.Of(graph.Build(outputs)), settings);
        using var state = new DeviceState(program.States, settings);
        var all = new List<float>();
        foreach (var (gradient, step) in gradients.Select((gradient, step) => (gradient, step)))
        {
            var feeds = new Dictionary<string, Tensor>
            {
                ["gradient"] = Tensor.Of(gradient, type.Shape),
                ["step"] = Tensor.Of([step + 1f], Shape.Scalar),
            };
            program.Feed(feeds.Where(pair => program.Feeds.ContainsKey(pair.Key)).ToDictionary());
            program.Step(state);
            all.AddRange(state.Read("x").ToFloats());
        }

        return [.. all];
    }
}
