using OnnxViz.Ascent;
using OnnxViz.Pictures;
using OnnxViz.Testing;

namespace OnnxViz.Attribution.Tests;

/// <summary>What pre-images climb, whose gradients are held to five digits in double precision.</summary>
public sealed class LossGradientTests : IDisposable
{
    readonly NetworkFile _file = new(SmallNets.Smooth());
    readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _file.Dispose();
        _folder.Dispose();
    }

    [SkippableTheory]
    [InlineData("inversion(soft2, {0}, 100)")]
    [InlineData("inversion(tanh1, {0}, 20, 5)")]
    [InlineData("caricature(tanh1, {0}, 10)")]
    [InlineData("dot(soft2, {0})")]
    [InlineData("dot(soft2, {0}, 2)")]
    [InlineData("style(tanh1, {0})")]
    [InlineData("channel(soft2, 1)")]
    [InlineData("neuron(tanh1, 3, 4, 5)")]
    [InlineData("channel(logits, 2)")]
    public void The_gradient_of_a_loss_holds_in_double_precision(string loss)
    {
        var given = _folder.File("given.png");
        PictureFile.Write(given, TestPictures.Slope(16, 16));
        var objective = Objective.Parse(loss.Replace("{0}", $"\"{given}\""));
        var graph = GradientGraph.Augmented(_file.Load(), objective, [1, 3, 16, 16]);
        DoubleGradient.Verify(graph.Model, SmallNets.Drawn(new Random(6), [1, 3, 16, 16]));
    }
}
