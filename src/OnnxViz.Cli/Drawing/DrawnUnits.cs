namespace OnnxViz.Cli.Drawing;

/// <summary>What is told of pictures that were drawn.</summary>
static class DrawnUnits
{
    /// <summary>How many have a picture file.</summary>
    public static int Files(this IReadOnlyList<DrawnUnit> drawn) => drawn.Count(unit => unit.File is not null);

    /// <summary>What to say where drawing was stopped.</summary>
    /// <param name="drawn">What is done.</param>
    /// <param name="asked">How many pictures were asked for.</param>
    /// <param name="place">Where they go.</param>
    public static string Stopped(this IReadOnlyList<DrawnUnit> drawn, int asked, OutputPlace place) =>
        drawn.Files() == 0
            ? "stopped before there was a picture"
            : $"stopped; kept the best pictures so far: {drawn.Files()} of {asked} in {place.Name}";
}
