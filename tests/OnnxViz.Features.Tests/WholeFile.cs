using Microsoft.ML.OnnxRuntime;
using OnnxViz.Graph;

namespace OnnxViz.Features.Tests;

/// <summary>
/// The whole file in ONNX Runtime with its default settings, some inner tensors made outputs beside its own.
/// </summary>
static class WholeFile
{
    public static IReadOnlyDictionary<string, float[]> Run(
        string path, IReadOnlyList<string> tensors, string name, Tensor input, int threads)
    {
        var model = ModelFile.Read(path);
        var graph = model.Graph with
        {
            Inputs = [.. model.Graph.Inputs.Select(info => info.Name == name ? ValueInfo.Of(name, input.Type) : info)],
            Outputs =
            [
                .. model.Graph.Outputs.Select(info => info with { Dimensions = null }),
                .. tensors.Except(model.Graph.Outputs.Select(info => info.Name)).Select(
                    tensor => new ValueInfo(tensor, ElementType.Undefined, null)),
            ],
            Inner = [],
        };
        using var options = new SessionOptions { IntraOpNumThreads = threads };
        using var session = new InferenceSession(ModelFile.ToBytes(model with { Graph = graph }), options);
        using var value = OrtValue.CreateAllocatedTensorValue(
            OrtAllocator.DefaultInstance, (Microsoft.ML.OnnxRuntime.Tensors.TensorElementType)(int)input.Element,
            input.Shape.ToArray());
        input.Bytes.Span.CopyTo(value.GetTensorMutableRawData());
        using var run = new RunOptions();
        using var results = session.Run(run, new Dictionary<string, OrtValue> { [name] = value }, tensors);
        return tensors.Zip(results).ToDictionary(pair => pair.First, pair => Floats(pair.Second));
    }

    static float[] Floats(OrtValue value)
    {
        var type = new TensorType(
            (ElementType)(int)value.GetTensorTypeAndShape().ElementDataType,
            Shape.Of(value.GetTensorTypeAndShape().Shape));
        return Tensor.Of(type, value.GetTensorMutableRawData().ToArray()).ToFloats();
    }
}
