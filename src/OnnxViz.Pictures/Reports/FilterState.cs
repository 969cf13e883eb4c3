namespace OnnxViz.Pictures.Reports;

/// <summary>How alive a filter is on the pictures that were looked at.</summary>
public enum FilterState
{
    /// <summary>Nobody looked.</summary>
    Unknown,

    /// <summary>It fires on some and rests on others.</summary>
    Live,

    /// <summary>It fires on none of them.</summary>
    Silent,

    /// <summary>It is silent, and it is proved that it cannot fire.</summary>
    Dead,

    /// <summary>It fires on few of them.</summary>
    NearlySilent,

    /// <summary>It never rests.</summary>
    AlwaysOn,
}
