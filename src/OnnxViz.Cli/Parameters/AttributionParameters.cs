using Cocona;
using OnnxViz.Ascent;
using OnnxViz.Attribution;
using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;
using OnnxViz.Features;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Runtime;

namespace OnnxViz.Cli.Parameters;

/// <summary>What is explained, and how.</summary>
[Heading("Attribution")]
sealed record AttributionParameters : ICommandParameterSet
{
    /// <summary>More background pictures than this are not kept in memory.</summary>
    const int MostBackground = 200;

    [Option(
        ValueName = "objective",
        Description = "What is explained, such as \"class(tabby)\", \"channel(relu5_1, 3)\" or \"output(scores, 412, "
            + "1)\" "
            + "[default: of each picture, the class with the highest score]"), HasDefaultValue]
    public Objective? Objective { get; init; }

    [Option(
        'm',
        ValueName = "list",
        Description = "Methods with commas between, such as \"gradcam,ig(100)\" (`onnxviz list` has all of them) "
            + "[default: gradcam]"), HasDefaultValue]
    public MethodList? Method { get; init; }

    [Option(
        ValueName = "folder",
        Description = "Pictures that expected gradients compare with: a folder, pattern or @LIST, up to 200 of them"),
     HasDefaultValue]
    public string[]? Background { get; init; }

    [Option(
        ValueName = "HxW[:n]",
        Description = "How the tokens of a transformer lie in the picture, the first n left out [default: found from "
            + "the model]"), HasDefaultValue]
    public TokenGrid? Tokens { get; init; }

    [Option(ValueName = "n", Description = "Another seed draws other noise and masks [default: 0]"), HasDefaultValue]
    public int? Seed { get; init; }

    [Option(
        ValueName = "n",
        Description = "The most pictures that the network is given at once: it bounds the memory [default: 8]"),
     HasDefaultValue, AtLeast(1)]
    public int? Batch { get; init; }

    [Option(
        ValueName = "N|WxH",
        Description = "What pictures are brought to [default: the model's own size; 224 where it leaves that open]"),
     HasDefaultValue]
    public PictureSize? Size { get; init; }

    [Option(
        ValueName = "way",
        Description = "How: crop (scale, keep the middle), pad (scale, grey around) or stretch [default: crop]"),
     HasDefaultValue]
    public ResizeMode? Fit { get; init; }

    [Option(
        ValueName = "npy|npz|none",
        Description = "The numbers beside the pictures: npy has the map, [H, W]; npz also what it was before channels "
            + "became one, and the score [default: npy]"), HasDefaultValue]
    public RawFormat? Format { get; init; }

    /// <summary>The methods.</summary>
    public IReadOnlyList<Method> Methods => Method?.Methods ?? [new GradCam()];

    /// <summary>How pictures are brought to the size.</summary>
    public ResizeMode Mode => Fit ?? ResizeMode.Crop;

    /// <summary>The pictures' height and width.</summary>
    public (int Height, int Width) SizeIn(Network network, PictureList pictures)
    {
        var (input, array) = (network.FindInput(), pictures.TensorSize(network.FindInput()));
        return (
            Size?.Height ?? (int)(input.Height ?? array?.Height ?? input.UsualHeight),
            Size?.Width ?? (int)(input.Width ?? array?.Width ?? input.UsualWidth));
    }

    /// <summary>The settings, with the pictures of the background at a size.</summary>
    /// <exception cref="Graph.OnnxVizException">One of them cannot be read, or there are too many.</exception>
    public AttributionSettings Of(RuntimeSettings runtime, PictureInput input, (int Height, int Width) size) =>
        new(runtime, Batch ?? AttributionSettings.UsualBatch, Seed ?? 0)
        {
            Tokens = Tokens,
            Background = Background is null ? [] : Read(Background, input, size),
        };

    IReadOnlyList<float[]> Read(string[] words, PictureInput input, (int Height, int Width) size)
    {
        using var pictures = PictureList.Of(words);
        return pictures.Count <= MostBackground
            ? [.. pictures.Select(entry => entry.Read(input, size.Height, size.Width, Mode).Pixels)]
            : throw new Graph.OnnxVizException(
                $"--background names {pictures.Count} pictures, and at most {MostBackground} are kept: name fewer");
    }
}
