using Cocona;
using OnnxViz.CommandLine;
using OnnxViz.Features;

namespace OnnxViz.Cli.Parameters;

/// <summary>Which pictures.</summary>
[Heading("Pictures")]
sealed record PictureParameters : ICheckedParameters
{
    [Argument(
        "picture",
        Description = "Picture files, patterns (\"photos/**/*.jpg\"), folders, IDX files, .npy files, @LIST, or - "
            + "for a list on standard input.")]
    [HasDefaultValue]
    public string[]? Pictures { get; init; }

    [Option(ValueName = "file", Description = "A text file that names pictures, a line each; the same as @file"),
     HasDefaultValue]
    public string[]? List { get; init; }

    [Option('r', Description = "Look into the folders below folders, too")]
    public bool Recursive { get; init; }

    [Option(Description = PreprocessingParameters.AboutTensor)]
    public bool Tensor { get; init; }

    [Option(Description = "Stop with 1 at a picture that cannot be used, in place of leaving it out and ending with 0")]
    public bool Strict { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        if (Pictures is not { Length: > 0 } && List is null)
        {
            throw new UsageException("name pictures: files, folders, patterns, or - for a list on standard input");
        }
    }

    /// <summary>
    /// Whether a picture that cannot be read ends the work: where it is the only one, it always does.
    /// </summary>
    public bool IsStrict(PictureList pictures) => Strict || pictures.Count == 1;

    /// <summary>The pictures.</summary>
    /// <exception cref="Graph.OnnxVizException">A word names nothing that is there.</exception>
    public PictureList Open() =>
        PictureList.Of((Pictures ?? []).Concat((List ?? []).Select(file => $"@{file}")), Recursive, areTensors: Tensor);
}
