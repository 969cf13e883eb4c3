namespace OnnxViz.Features;

/// <summary>What the pictures of an audit do to a filter.</summary>
public enum FilterState
{
    /// <summary>None of the others.</summary>
    Alive,

    /// <summary>It fires nowhere on any picture.</summary>
    Dead,

    /// <summary>It fires, but on fewer pictures than <see cref="AuditSettings.NearlyDead"/> says.</summary>
    NearlyDead,

    /// <summary>It fires at every position of every picture: its activation function never does anything.</summary>
    AlwaysOn,
}
