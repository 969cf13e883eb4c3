using OnnxViz.Pictures.Guard;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Memory;

namespace OnnxViz.Pictures.Codecs;

/// <summary>
/// How ImageSharp is used here: no format that it finds by itself, no threads of its own, no more memory than a picture
/// may need.
/// </summary>
static class Imaging
{
    /// <summary>The settings of every call.</summary>
    public static Configuration Configuration { get; } = new()
    {
        MaxDegreeOfParallelism = 1,
        MemoryAllocator = MemoryAllocator.Create(
            new() { AllocationLimitMegabytes = PictureLimits.AllocationMegabytes }),
    };
}
