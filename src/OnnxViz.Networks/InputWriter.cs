using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>
/// Writes pictures into the memory of a network's input, preprocessed, in its layout and element type: the numbers of
/// <see cref="InputTensor"/>, without a graph.
/// </summary>
public sealed class InputWriter
{
    readonly PictureInput _input;
    readonly int _positions;
    readonly (float Factor, float Term, int Source)[] _channels;

    /// <summary>Prepares for pictures of a size.</summary>
    /// <param name="input">The network's input.</param>
    /// <param name="preprocessing">How pictures go in.</param>
    /// <param name="height">The pictures' height.</param>
    /// <param name="width">The pictures' width.</param>
    /// <exception cref="OnnxVizException">The preprocessing or the element type does not fit the input.</exception>
    public InputWriter(PictureInput input, Preprocessing preprocessing, int height, int width)
    {
        var channels = (int)input.Channels;
        var (factor, term) = preprocessing.Coefficients(channels);
        (_input, _positions) = (input, height * width);
        _channels = [.. factor.Zip(term, (times, plus) => (times, plus))
            .Select((pair, channel) =>
                (pair.times, pair.plus, preprocessing.IsTurned(channels) ? channels - 1 - channel : channel))];
        if (input.Element is not (ElementType.Float or ElementType.Float16 or ElementType.Double))
        {
            throw new OnnxVizException(
                $"input {input.Name} takes {input.Element}: export the model with 32-bit floats");
        }
    }

    /// <summary>The bytes of a picture in the network's input.</summary>
    public int PictureBytes => _positions * _channels.Length * _input.Element.Width();

    /// <summary>Writes a picture.</summary>
    /// <param name="planes">Its planes, [C, H, W] in [0, 1].</param>
    /// <param name="memory">Where it belongs in the input, <see cref="PictureBytes"/> long.</param>
    public void Write(ReadOnlySpan<float> planes, Span<byte> memory)
    {
        switch (_input.Element)
        {
            case ElementType.Float when _input.Layout == InputLayout.ChannelsFirst:
                WritePlanes(planes, MemoryMarshal.Cast<byte, float>(memory));
                break;
            case ElementType.Float:
                Write(planes, MemoryMarshal.Cast<byte, float>(memory));
                break;
            case ElementType.Float16:
                Write(planes, MemoryMarshal.Cast<byte, Half>(memory));
                break;
            default:
                Write(planes, MemoryMarshal.Cast<byte, double>(memory));
                break;
        }

        if (_input.IsWhole)
        {
            Round(MemoryMarshal.Cast<byte, float>(memory));
        }
    }

    /// <remarks>
    /// What the file takes are whole numbers, and a byte that went through 0..1 is not quite one any more.
    /// </remarks>
    void Round(Span<float> memory)
    {
        var (least, most) = WholeNumbers.Of(_input.FileElement);
        TensorPrimitives.Round(memory, memory);
        TensorPrimitives.Max(memory, least, memory);
        TensorPrimitives.Min(memory, most, memory);
    }

    void WritePlanes(ReadOnlySpan<float> planes, Span<float> memory)
    {
        for (var channel = 0; channel < _channels.Length; channel++)
        {
            var (factor, term, source) = _channels[channel];
            var prepared = memory.Slice(channel * _positions, _positions);
            TensorPrimitives.Multiply(planes.Slice(source * _positions, _positions), factor, prepared);
            if (term != 0)
            {
                TensorPrimitives.Add(prepared, term, prepared);
            }
        }
    }

    void Write<T>(ReadOnlySpan<float> planes, Span<T> memory) where T : struct, IFloatingPointIeee754<T>
    {
        var isFirst = _input.Layout == InputLayout.ChannelsFirst;
        for (var channel = 0; channel < _channels.Length; channel++)
        {
            var (factor, term, source) = _channels[channel];
            var plane = planes.Slice(source * _positions, _positions);
            var (start, step) = isFirst ? (channel * _positions, 1) : (channel, _channels.Length);
            for (var i = 0; i < plane.Length; i++)
            {
                memory[start + (i * step)] = T.CreateTruncating(Prepared(plane[i], factor, term));
            }
        }
    }

    /// <remarks>
    /// Rounded after each operation, as by the graph's Mul and Add, which are left out where they change nothing.
    /// </remarks>
    static float Prepared(float x, float factor, float term)
    {
        var product = x * factor;
        return term == 0 ? product : product + term;
    }
}
