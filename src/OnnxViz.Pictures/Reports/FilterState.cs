namespace OnnxViz.Pictures.Reports;

/// <summary>How alive a filter is on the pictures that were looked at.</summary>
public enum FilterState
{
    /// <summary>Nobody looked.</summary>
    Unknown,

    /// <summary>It fires on some and rests on others.</summary>
    Live,

    /// <summary>It never fires.</summary>
    Dead,

    /// <summary>It hardly ever fires.</summary>
    NearlyDead,

    /// <summary>It never rests.</summary>
    AlwaysOn,
}
