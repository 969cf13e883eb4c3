using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Networks;

/// <summary>Pictures as a network takes them.</summary>
public static class InputTensor
{
    const string Pictures = "pictures";
    const string Made = "input";

    /// <summary>Runs the preprocessing on pictures.</summary>
    /// <param name="input">The network's input.</param>
    /// <param name="preprocessing">How pictures go in.</param>
    /// <param name="pictures">[N, C, H, W], in [0, 1].</param>
    /// <param name="settings">Where to run.</param>
    /// <returns>The network's input as floats, in the network's layout.</returns>
    /// <exception cref="OnnxVizException">The preprocessing does not fit the number of channels.</exception>
    public static Tensor Of(PictureInput input, Preprocessing preprocessing, Tensor pictures, RuntimeSettings settings)
    {
        var graph = new GraphBuilder();
        var prepared = preprocessing.Apply(graph.Input(Pictures, pictures.Type));
        var made = (input with { Element = ElementType.Float }).FromChannelsFirst(
            input.IsWhole ? Rounded(prepared, input.FileElement) : prepared);
        var model = OnnxModel.Of(graph.Build(new Dictionary<string, Value> { [Made] = made }));
        using var session = OnnxSession.Open(model, settings);
        return session.Run(new Dictionary<string, Tensor> { [Pictures] = pictures })[Made];
    }

    static Value Rounded(Value numbers, ElementType element)
    {
        var (least, most) = WholeNumbers.Of(element);
        return numbers.Builder.Op("Round", [numbers], numbers.Type).Clip(least, most);
    }
}
