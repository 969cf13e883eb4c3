namespace OnnxViz.Networks;

/// <summary>The order of an input's colour channels.</summary>
public enum ChannelOrder
{
    /// <summary>Red first.</summary>
    Rgb,

    /// <summary>Blue first, as in networks that came from Caffe.</summary>
    Bgr,
}
