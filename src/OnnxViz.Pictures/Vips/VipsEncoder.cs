namespace OnnxViz.Pictures.Vips;

/// <summary>The bytes of picture files, through libvips: no metadata, so equal pictures give equal bytes.</summary>
static class VipsEncoder
{
    /// <summary>The picture as a file, written by this saver of libvips with these settings.</summary>
    public static byte[] Encode(Picture picture, string saver, params (string Name, string Value)[] settings)
    {
        VipsLibrary.Require();
        lock (VipsLibrary.Turn)
        {
            using var image = NewImage(picture);
            return Save(image, saver, settings);
        }
    }

    public static byte[] Save(VipsObject image, string saver, params (string Name, string Value)[] settings)
    {
        using var target = VipsError.Check(VipsNative.NewTarget());
        using var operation = new VipsOperation(saver);
        operation.WithImage("in", image).WithTarget(target).With("keep", "none");
        foreach (var (name, value) in settings)
            operation.With(name, value);
        operation.Run();
        return Bytes(target);
    }

    public static unsafe VipsObject NewImage(Picture picture)
    {
        var samples = picture.ToBytes();
        fixed (byte* first = samples)
        {
            using var plain = VipsError.Check(VipsNative.NewImage(
                first, (nuint)samples.Length, picture.Width, picture.Height, picture.Channels, VipsFormat.Byte));
            using var operation = new VipsOperation("copy");
            var space = picture.Channels == 1 ? "b-w" : "srgb";
            return operation.WithImage("in", plain).With("interpretation", space).RunToImage();
        }
    }

    static unsafe byte[] Bytes(VipsObject target)
    {
        var value = default(GValue);
        VipsNative.InitValue(ref value, VipsNative.BlobType());
        VipsNative.GetProperty(target, "blob", ref value);
        var first = VipsNative.Bytes(VipsNative.Boxed(value), out var length);
        var bytes = new ReadOnlySpan<byte>(first, (int)length).ToArray();
        VipsNative.UnsetValue(ref value);
        return bytes;
    }
}
