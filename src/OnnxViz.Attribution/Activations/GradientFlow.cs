using OnnxViz.Ascent;
using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Attribution;

/// <summary>How far the gradient of a picture's score comes.</summary>
static class GradientFlow
{
    const string Pictures = "pictures";

    /// <summary>The greatest absolute gradient at each of some layers.</summary>
    /// <param name="task">What is scored.</param>
    /// <param name="layers">The layers, with the part of each that counts.</param>
    /// <param name="picture">[C, H, W].</param>
    /// <param name="unit">The unit, its layers named by tensors.</param>
    public static IReadOnlyList<float> Measure(
        AttributionTask task,
        IReadOnlyList<(string Tensor, Func<Value, Value> Part)> layers,
        float[] picture,
        Objective unit)
    {
        string[] tensors = [.. layers.Select(layer => layer.Tensor)];
        var scoring = Scoring.Of(task.Network, [unit], task.Height, task.Width, Narrowing.None, tensors);
        var graph = new GraphBuilder();
        var pictures = graph.Input(Pictures, new(ElementType.Float, scoring.Part.Pictures));
        var scored = VariationGraph.Scored(
            scoring, pictures, (name, type) => graph.Input(name, type), unit.Layers);
        var gradients = new Differentiator(DeviceRules.For(task.Settings.Runtime))
            .Differentiate(scored.Scores, [.. tensors.Select(tensor => scored.Tensors[tensor])]);
        var outputs = layers.Select((layer, index) => KeyValuePair.Create(
            $"flow{index}", layer.Part(gradients[index]).Abs().Max(keep: false).Cast(ElementType.Float)));
        using var session = OnnxSession.Open(
            scoring.Part.ModelOf(graph.Build([.. outputs])), task.Settings.Runtime);
        var fed = new Dictionary<string, Tensor>(scoring.Feeds([unit]))
        {
            [Pictures] = Tensor.Of(picture, scoring.Part.Pictures),
        };
        var results = session.Run(fed);
        return [.. layers.Select((_, index) => results[$"flow{index}"].ToFloats()[0])];
    }
}
