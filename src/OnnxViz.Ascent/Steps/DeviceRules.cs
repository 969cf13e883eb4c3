using OnnxViz.Gradients;
using OnnxViz.Runtime;

namespace OnnxViz.Ascent;

/// <summary>The rules of gradients in the forms that a device is fastest with.</summary>
public static class DeviceRules
{
    /// <summary>The rules for the device that is asked for.</summary>
    /// <param name="settings">Where graphs are to run.</param>
    public static GradientRules For(RuntimeSettings settings) => GradientRules.For(ProfileFor(settings));

    /// <summary>The forms for the device that is asked for.</summary>
    /// <param name="settings">Where graphs are to run.</param>
    public static Profile ProfileFor(RuntimeSettings settings) =>
        settings.Device is CudaDevice ? Profile.Cuda : Profile.Cpu;
}
