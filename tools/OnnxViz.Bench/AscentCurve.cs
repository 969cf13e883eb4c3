namespace OnnxViz.Bench;

/// <summary>Units on their way up.</summary>
/// <param name="Preset">How they were drawn.</param>
/// <param name="Looks">What they were at, in order.</param>
sealed record AscentCurve(string Preset, IReadOnlyList<AscentLook> Looks)
{
    /// <summary>The last look.</summary>
    public AscentLook End => Looks[^1];

    /// <summary>The first look at which a share of what is most is reached; null where it never is.</summary>
    public AscentLook? Reaching(double share, IReadOnlyList<float> most) =>
        Looks.FirstOrDefault(look => look.Share(most) >= share);
}
