using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>What a Resize node does along one axis, by ONNX's definition.</summary>
/// <remarks>In single precision, as ONNX Runtime: which element is nearest may hang on the last digit.</remarks>
sealed record ResizeAxis(
    ResizeSettings Settings, int Axis, long Input, long Output, float Scale, float Start, float End)
{
    /// <summary>From 8192 elements to 8192.</summary>
    const long MostWeights = 1L << 26;

    /// <summary>How often each element is repeated; 0 where the axis is resized in another way.</summary>
    public long Factor
    {
        get
        {
            var factor = Output % Input == 0 ? Output / Input : 0;
            var repeats = factor > 0 && Settings is { Mode: "nearest", Crops: false }
                && Enumerable.Range(0, (int)Output).All(place => Nearest(Coordinate(place)) == place / factor);
            return repeats ? factor : 0;
        }
    }

    /// <summary>The weights: a row for each output element, a column for each input element.</summary>
    /// <exception cref="OnnxVizException">There are more than fit into memory.</exception>
    public float[,] Matrix()
    {
        if (Output > MostWeights / Math.Max(1, Input))
        {
            throw new OnnxVizException(
                $"the gradient of a {Settings.Mode} Resize from {Input} to {Output} elements "
                + $"would take {Input} x {Output} weights");
        }

        var matrix = new float[Output, Input];
        for (var place = 0; place < Output; place++)
        {
            var coordinate = Coordinate(place);
            if (Settings.Crops && (coordinate < 0 || coordinate > Input - 1))
            {
                continue;
            }

            foreach (var (element, weight) in Weights(coordinate))
            {
                matrix[place, element] += weight;
            }
        }

        return matrix;
    }

    IEnumerable<(long Element, float Weight)> Weights(float coordinate)
    {
        if (Settings.Mode == "nearest")
        {
            return [(Nearest(coordinate), 1)];
        }

        var stretch = Settings.Smooths && Scale < 1 ? 1 / Scale : 1;
        var reach = Settings.Support * stretch;
        var first = MathF.Floor(coordinate - reach) + 1;
        var weights = Enumerable.Range((int)first, (int)(MathF.Floor(coordinate + reach) - first) + 1)
            .Where(element => !Settings.ExcludesOutside || (element >= 0 && element < Input))
            .Select(element => (Element: Clamp(element), Weight: Settings.Kernel((element - coordinate) / stretch)))
            .ToArray();
        var sum = weights.Sum(pair => pair.Weight);
        return weights.Select(pair => (pair.Element, pair.Weight / sum));
    }

    long Nearest(float coordinate) => Clamp(Settings.Nearest(coordinate));

    long Clamp(long element) => Math.Clamp(element, 0, Input - 1);

    /// <summary>Where in the input an output element lies.</summary>
    /// <remarks>ONNX Runtime leaves an axis of scale 1 alone, even where a region of it is asked for.</remarks>
    float Coordinate(float place) => Scale == 1 ? place : Settings.Coordinates switch
    {
        "asymmetric" => place / Scale,
        "align_corners" => Output == 1 ? 0 : place * (Input - 1) / (Output - 1),
        "pytorch_half_pixel" => Output == 1 ? 0 : ((place + 0.5f) / Scale) - 0.5f,
        "half_pixel_symmetric" =>
            (float)((Input / 2f * (1 - (Output / (Scale * Input)))) + ((place + 0.5) / Scale) - 0.5),
        "tf_crop_and_resize" => Output == 1
            ? 0.5f * (Start + End) * (Input - 1)
            : (Start * (Input - 1)) + (place * (End - Start) * (Input - 1) / (Output - 1)),
        _ => ((place + 0.5f) / Scale) - 0.5f,
    };
}
