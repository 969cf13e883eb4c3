using System.Runtime.InteropServices;

namespace OnnxViz.Pictures.Vips;

/// <summary>GObject's box for one value of any type.</summary>
[StructLayout(LayoutKind.Sequential)]
struct GValue
{
    public nuint Type;
    public long First;
    public long Second;
}
