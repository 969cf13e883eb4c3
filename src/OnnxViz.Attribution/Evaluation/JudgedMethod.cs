namespace OnnxViz.Attribution;

/// <summary>A method with its maps.</summary>
/// <param name="Method">The method; null for maps of random numbers, which others are held against.</param>
/// <param name="Task">What it was ready for.</param>
/// <param name="Maps">A map for each picture.</param>
public sealed record JudgedMethod(Method? Method, AttributionTask Task, IReadOnlyList<JudgedMap> Maps)
{
    /// <summary>What the row of random maps is called.</summary>
    public const string Random = "random";

    /// <summary>The method's text.</summary>
    public string Name => Method?.ToString() ?? Random;
}
