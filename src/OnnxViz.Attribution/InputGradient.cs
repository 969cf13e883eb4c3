using OnnxViz.Ascent;
using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Attribution;

/// <summary>
/// Gradients of units with respect to pictures, or to a layer: one session for many pictures, all units that look at
/// the same layers, and several sets of
/// gradient rules.
/// </summary>
public sealed class InputGradient : IDisposable
{
    const string Pictures = "pictures";
    const string Scores = "scores";

    readonly Scoring _scoring;
    readonly OnnxSession _session;
    readonly IReadOnlyList<string> _ways;

    InputGradient(Scoring scoring, OnnxSession session, IReadOnlyList<string> ways) =>
        (_scoring, _session, _ways) = (scoring, session, ways);

    /// <summary>The pictures that go in at once, [N, C, H, W].</summary>
    public Shape Shape => _scoring.Part.Pictures;

    /// <summary>Opens a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="units">Units like those to come, one for each picture of a batch, layers named by tensors.</param>
    /// <param name="height">The pictures' height.</param>
    /// <param name="width">The pictures' width.</param>
    /// <param name="ways">The sets of gradient rules by name, such as overrides.</param>
    /// <param name="runtime">Where to run.</param>
    /// <param name="at">The tensor of the layer to differentiate with respect to; the pictures where left out.</param>
    /// <exception cref="OnnxVizException">Gradients cannot pass, or the network does not work on this batch at this
    /// size.</exception>
    public static InputGradient Open(
        PictureNetwork network,
        IReadOnlyList<Objective> units,
        int height,
        int width,
        IReadOnlyDictionary<string, GradientRules> ways,
        RuntimeSettings runtime,
        string? at = null)
    {
        var scoring = Scoring.Of(
            network, units, height, width, at is null ? Narrowing.Fed : Narrowing.None, at is null ? [] : [at]);
        return new(scoring, OnnxSession.Open(Write(scoring, ways, at), runtime), [.. ways.Keys]);
    }

    /// <summary>Computes scores and gradients.</summary>
    /// <param name="pictures">[C, H, W] each in [0, 1]; at most as many as go in at once.</param>
    /// <param name="units">A unit for each, layers named by tensors.</param>
    /// <returns>For each picture the unit's value, and its gradient by each way.</returns>
    /// <exception cref="OnnxVizException">A unit looks at other layers than those that it was opened for.</exception>
    public IReadOnlyList<(float Value, IReadOnlyDictionary<string, float[]> Gradients)> Run(
        IReadOnlyList<float[]> pictures, IReadOnlyList<Objective> units)
    {
        var (count, size) = ((int)Shape[0], (int)(Shape.Size / Shape[0]));
        var planes = new float[Shape.Size];
        for (var slot = 0; slot < pictures.Count; slot++)
        {
            pictures[slot].CopyTo(planes.AsSpan(slot * size));
        }

        Objective[] all = [.. units, .. Enumerable.Repeat(units[^1], count - units.Count)];
        var fed = new Dictionary<string, Tensor>(_scoring.Feeds(all)) { [Pictures] = Tensor.Of(planes, Shape) };
        var results = _session.Run(fed);
        var values = results[Scores].ToFloats();
        var gradients = _ways.ToDictionary(way => way, way => results[way].ToFloats());
        return [.. units.Select((_, slot) => (
            values[slot],
            (IReadOnlyDictionary<string, float[]>)gradients.ToDictionary(
                pair => pair.Key, pair => Slice(pair.Value, slot, count))))];
    }

    /// <summary>Frees the session.</summary>
    public void Dispose() => _session.Dispose();

    static float[] Slice(float[] numbers, int slot, int count) =>
        numbers.AsSpan(slot * (numbers.Length / count), numbers.Length / count).ToArray();

    static OnnxModel Write(Scoring scoring, IReadOnlyDictionary<string, GradientRules> ways, string? at)
    {
        var graph = new GraphBuilder();
        var pictures = graph.Input(Pictures, new(ElementType.Float, scoring.Part.Pictures));
        var variable = pictures;
        var (scores, _) = scoring.Write(
            channels =>
            {
                var values = scoring.Part.Of(pictures, channels);
                variable = at is null ? pictures : values.Tensors[at];
                return values;
            },
            (name, type) => graph.Input(name, type));
        var outputs = new Dictionary<string, Value> { [Scores] = scores };
        foreach (var (way, rules) in ways)
        {
            outputs[way] = new Differentiator(rules).Differentiate(scores, variable)[0].Cast(ElementType.Float);
        }

        return scoring.Part.ModelOf(graph.Build(outputs));
    }
}
