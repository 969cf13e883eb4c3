namespace OnnxViz.Networks;

/// <summary>Where the channels of a picture input are.</summary>
public enum InputLayout
{
    /// <summary>Behind the batch: [N, C, H, W].</summary>
    ChannelsFirst,

    /// <summary>Last: [N, H, W, C], as TensorFlow has them.</summary>
    ChannelsLast,
}
