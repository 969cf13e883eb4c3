using System.Runtime.InteropServices;

namespace OnnxViz.Pictures.Vips;

/// <summary>One reference to an object of libvips, given back when disposed.</summary>
sealed class VipsObject : SafeHandle
{
    public VipsObject(nint instance) : base(0, ownsHandle: true) => SetHandle(instance);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        VipsNative.Unref(handle);
        return true;
    }
}
