namespace OnnxViz.Features;

/// <summary>What has become of a picture.</summary>
public enum PictureState
{
    /// <summary>Its files were written.</summary>
    Done,

    /// <summary>Its files were there from before.</summary>
    Skipped,

    /// <summary>It could not be read.</summary>
    Failed,
}
