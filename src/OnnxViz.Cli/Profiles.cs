using OnnxViz.Gradients;
using OnnxViz.Runtime;

namespace OnnxViz.Cli;

/// <summary>The gradient forms for a device.</summary>
static class Profiles
{
    public static Profile For(Device device) => device is CudaDevice ? Profile.Cuda : Profile.Cpu;
}
