using OnnxViz.Networks;

namespace OnnxViz.Bench;

/// <summary>Presets of preprocessing, and <c>squeezenet</c>, that of the model zoo's SqueezeNet 1.0.</summary>
static class NamedPreprocessing
{
    public static Preprocessing Of(string name) => name == "squeezenet"
        ? new Preprocessing(0, 255, [104, 117, 123], [], ChannelOrder.Bgr)
        : Preprocessing.Preset(name);
}
