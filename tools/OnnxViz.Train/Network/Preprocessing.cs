namespace OnnxViz.Train.Network;

/// <summary>What is done to pictures in [0, 1] before the default net sees them.</summary>
public static class Preprocessing
{
    /// <summary>Subtracted first.</summary>
    public const float Mean = .5f;

    /// <summary>Divided by afterwards.</summary>
    public const float StandardDeviation = .25f;
}
