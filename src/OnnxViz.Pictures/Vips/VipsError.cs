using System.Runtime.InteropServices;

namespace OnnxViz.Pictures.Vips;

/// <summary>A refusal of libvips, with its own words in one line.</summary>
sealed class VipsError : Exception
{
    VipsError(string message) : base(message)
    {
    }

    /// <summary>The error that libvips has just reported, which it then forgets.</summary>
    public static unsafe VipsError Take()
    {
        var text = VipsNative.TakeErrors();
        var lines = (Marshal.PtrToStringUTF8(text) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        VipsNative.Free((void*)text);
        return new(lines.Length == 0 ? "no reason given" : lines[0].Trim());
    }

    public static VipsObject Check(nint instance) => instance == 0 ? throw Take() : new(instance);
}
