namespace OnnxViz.Features;

/// <summary>What the pictures of an audit do to a filter.</summary>
public enum FilterState
{
    /// <summary>None of the others.</summary>
    Alive,

    /// <summary>
    /// It fires nowhere on any of these pictures; on others it may. Behind no rectifier it never varies, either.
    /// </summary>
    Silent,

    /// <summary>
    /// It is silent, and gradient ascent could not make it fire either: see <see cref="FiringSearch"/>. Pictures alone
    /// cannot tell.
    /// </summary>
    Dead,

    /// <summary>It fires, but on fewer pictures than <see cref="AuditSettings.NearlySilent"/> says.</summary>
    NearlySilent,

    /// <summary>It fires at every position of every picture: its activation function never does anything.</summary>
    AlwaysOn,
}
