using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Networks;

/// <summary>
/// A model at its own size: that of the file, or where this is open the first usual one at which all of it works.
/// </summary>
/// <param name="Input">The picture input, its open size settled.</param>
/// <param name="Forms">The model's forms.</param>
/// <param name="Graph">Its graph for one picture.</param>
/// <param name="Types">The types of the graph's tensors.</param>
sealed record ProbedModel(
    PictureInput Input, ModelForms Forms, OnnxGraph Graph, IReadOnlyDictionary<string, TensorType> Types)
{
    static readonly long[] Sizes =
        [PictureInput.UsualSize, 256, 299, 300, 320, 384, 416, 512, 640, 227, 192, 160, 128, 112, 96, 64, 48, 32, 28];

    /// <exception cref="OnnxVizException">
    /// The model works at none of the sizes; the message is that of the first.
    /// </exception>
    public static ProbedModel Of(OnnxModel model, PictureInput input, FixedInputs inputs)
    {
        if ((input.Height, input.Width) is (not null, not null))
        {
            return At(model, input, inputs);
        }

        OnnxVizException? first = null;
        foreach (var size in Sizes)
        {
            try
            {
                return At(model, input with { OpenSize = size }, inputs);
            }
            catch (OnnxVizException reason) when (!reason.IsFinal)
            {
                first ??= reason;
            }
        }

        throw new OnnxVizException(
            $"the model leaves its size open, but works at none of the sizes {string.Join(", ", Sizes)}: "
            + $"{first!.Message}",
            first);
    }

    static ProbedModel At(OnnxModel model, PictureInput input, FixedInputs inputs)
    {
        var (own, one) = (input.UsualShape(input.Batch ?? 1), input.UsualShape(1));
        var forms = new ModelForms(model, inputs, own, input.Batch);
        var form = forms.For(one);
        var graph = inputs.Apply(form.Graph, one);
        var types = ShapeProbe.Types(form with { Graph = graph });
        forms.Types = own.Equals(one) ? types : null;
        return new(input, forms, graph, types);
    }
}
