using OnnxViz.Graph;

namespace OnnxViz.Gradients.Tests;

public sealed class DifferentiatorTests
{
    static readonly Differentiator Standard = new(GradientRules.Standard);
    readonly GraphBuilder _graph = new();
    readonly Value _x;

    public DifferentiatorTests() => _x = _graph.Input("x", new(ElementType.Float, [3]));

    [Fact]
    public void A_value_used_several_times_gathers_all_its_gradients() =>
        Assert.Equal([7, 9, 11], Derivative.Of(x => (x * x) + (3 * x) + (2 * x), 1, 2, 3));

    [Fact]
    public void A_value_is_its_own_gradient_one() => Assert.Equal([1, 1, 1], Derivative.Of(x => x, 1, 2, 3));

    [Fact]
    public void An_unused_variable_gets_zeros_of_its_own_type()
    {
        var other = _graph.Input("other", new(ElementType.Float16, [2, 2]));
        var gradient = Standard.Differentiate(_x.Exp(), other)[0];
        Assert.Equal(other.Type, gradient.Type);
        Assert.Equal([0, 0, 0, 0], Derivative.Run(gradient.Cast(ElementType.Float), 1, 2, 3));
    }

    [Fact]
    public void Gradients_have_the_shape_of_their_variables_after_broadcasting()
    {
        var column = _x.Reshape([3, 1]);
        var gradient = Standard.Differentiate(column * _graph.Ones(new(ElementType.Float, [2, 3, 4])), column)[0];
        Assert.Equal(column.Type, gradient.Type);
        Assert.Equal([8, 8, 8], Derivative.Run(gradient, 1, 2, 3));
    }

    [Fact]
    public void An_inner_value_can_be_a_variable()
    {
        var inner = _x.Exp();
        var gradient = Standard.Differentiate(inner * inner, inner)[0];
        Assert.Equal([2, 4, 6], Derivative.Run(gradient, 0, MathF.Log(2), MathF.Log(3)), Close);
    }

    [Fact]
    public void All_operators_without_a_rule_are_listed_at_once()
    {
        var first = _x.Unary("Quaver");
        var second = _graph.Op("Crotchet", [first.Tanh()], _x.Type);
        var error = Assert.Throws<OnnxVizException>(() => Standard.Differentiate(second + first.Unary("Quaver"), _x));
        Assert.Contains("Quaver (Quaver, Quaver_1)", error.Message);
        Assert.Contains("Crotchet (Crotchet)", error.Message);
    }

    [Fact]
    public void An_operator_without_a_rule_is_no_hindrance_off_the_way()
    {
        var off = _graph.Input("other", _x.Type).Unary("Quaver");
        Assert.Equal(_x.Type, Standard.Differentiate(_x * off, _x)[0].Type);
    }

    [Fact]
    public void An_override_replaces_one_rule_in_a_new_set()
    {
        var guided = GradientRules.Standard.With("Relu", p => p.Dy * 10);
        Assert.Equal([10, 10], Derivative.Of(guided, x => x.Relu(), -1, 1));
        Assert.Equal([0, 1], Derivative.Of(x => x.Relu(), -1, 1));
    }

    [Fact]
    public void Declared_operators_pass_no_gradient() =>
        Assert.Equal([0, 2, 3], Derivative.Of(x => x.Unary("Floor") * x, 0.5f, 2.5f, 3.5f));

    [Fact]
    public void Nothing_passes_through_integers() =>
        Assert.Equal([0, 0], Derivative.Of(x => x.Cast(ElementType.Int64).Cast(ElementType.Float), 1, 2));

    [Fact]
    public void Another_float_type_on_the_way_leaves_the_type_of_the_gradient() =>
        Assert.Equal([2, 4], Derivative.Of(x => x.Cast(ElementType.Double).Square().Cast(ElementType.Float), 1, 2));

    [Fact]
    public void Outputs_that_nobody_uses_pass_nothing()
    {
        var scale = _graph.Ones(_x.Type);
        var type = _x.Type.Sized([1]);
        var outputs = _graph.Ops("LayerNormalization", [_x, scale], [_x.Type, type, type]);
        var gradient = Standard.Differentiate(outputs[1], _x)[0];
        Assert.Equal([1 / 3f, 1 / 3f, 1 / 3f], Derivative.Run(gradient, 1, 2, 4), Close);
    }

    [Fact]
    public void Seeds_weigh_several_values()
    {
        var weights = _graph.Constant(Tensor.Of([1f, 10f, 100f], [3]));
        var one = _graph.Ones(_x.Type.Sized([1]));
        var gradient = Standard.Differentiate([new(_x.Square(), weights), new(_x.Mean(), one)], [_x])[0];
        Assert.Equal([2 + (1 / 3f), 40 + (1 / 3f), 600 + (1 / 3f)], Derivative.Run(gradient, 1, 2, 3), Close);
    }

    [Fact]
    public void Gradients_can_be_differentiated_again()
    {
        var slope = Standard.Differentiate(_x * _x * _x, _x)[0];
        Assert.Equal([6, 12, 18], Derivative.Run(Standard.Differentiate(slope, _x)[0], 1, 2, 3));
    }

    [Fact]
    public void Batch_normalisation_in_training_mode_is_refused()
    {
        var x = _x.Reshape([1, 3]);
        var mode = new Attributes { { "training_mode", 1L } };
        var training = _graph.Op("BatchNormalization", [x, _x, _x, _x, _x], x.Type, mode);
        var error = Assert.Throws<OnnxVizException>(() => Standard.Differentiate(training, x));
        Assert.Contains("training mode", error.Message);
    }

    static bool Close(float expected, float actual) =>
        Math.Abs(expected - actual) <= 1e-5f * Math.Max(1, Math.Abs(expected));
}
