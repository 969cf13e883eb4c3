using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>Tensors to and from ONNX Runtime's values.</summary>
static class OrtTensors
{
    /// <summary>A value in CPU memory with room for a tensor of a type.</summary>
    /// <exception cref="OnnxVizException">There is not that much memory.</exception>
    public static OrtValue Allocate(TensorType type)
    {
        try
        {
            return OrtValue.CreateAllocatedTensorValue(
                OrtAllocator.DefaultInstance, (TensorElementType)(int)type.Element, type.Shape.ToArray());
        }
        catch (OnnxRuntimeException error)
        {
            throw RuntimeEnvironment.Explain($"make a tensor of type {type}", error);
        }
    }

    /// <summary>A copy of a tensor in CPU memory.</summary>
    public static OrtValue Copy(Graph.Tensor tensor)
    {
        var value = Allocate(tensor.Type);
        tensor.Bytes.Span.CopyTo(value.GetTensorMutableRawData());
        return value;
    }

    /// <summary>A copy of a value in CPU memory.</summary>
    public static Graph.Tensor ToTensor(OrtValue value) =>
        Graph.Tensor.Of(TypeOf(value), value.GetTensorMutableRawData().ToArray());

    /// <summary>The type of a value.</summary>
    public static TensorType TypeOf(OrtValue value)
    {
        var info = value.GetTensorTypeAndShape();
        return new((ElementType)(int)info.ElementDataType, Shape.Of(info.Shape));
    }
}
