using System.Globalization;
using System.Runtime.InteropServices;
using OnnxViz.Graph;

namespace OnnxViz.Pictures.Vips;

/// <summary>Pictures from the bytes of a picture file, through libvips.</summary>
static class VipsDecoder
{
    const long MostPixels = 250_000_000;

    /// <summary>The first picture in the file, upright, sRGB or grey, with nothing transparent left.</summary>
    public static unsafe Picture Decode(string path, byte[] file)
    {
        VipsLibrary.Require();
        lock (VipsLibrary.Turn)
            fixed (byte* bytes = file)
            {
                using var source = VipsError.Check(VipsNative.NewSource(bytes, (nuint)file.Length));
                return Decode(path, source);
            }
    }

    static Picture Decode(string path, VipsObject source)
    {
        var loader = Loader(path, source);
        try
        {
            using var loaded = Load(loader, source);
            CheckSize(path, loaded);
            using var upright = Apply("autorot", loaded);
            using var encoded = Encoded(path, upright);
            using var opaque = Opaque(encoded);
            return ToPicture(path, opaque);
        }
        catch (VipsError failure)
        {
            throw new OnnxVizException(
                $"'{path}' is damaged or cut short ({failure.Message}); fetch it again or use another.", failure);
        }
    }

    static string Loader(string path, VipsObject source)
    {
        var name = Marshal.PtrToStringUTF8(VipsNative.FindLoader(source));
        return name ?? throw new OnnxVizException(
            $"'{path}' is not a picture that can be read; give a PNG, JPEG, WebP, GIF, TIFF, AVIF or BMP file.",
            VipsError.Take());
    }

    static VipsObject Load(string loader, VipsObject source)
    {
        using var operation = new VipsOperation(loader);
        return operation.WithSource(source).With("fail_on", "error").RunToImage();
    }

    static void CheckSize(string path, VipsObject image)
    {
        var (width, height) = (VipsNative.Width(image), VipsNative.Height(image));
        if ((long)width * height > MostPixels)
            throw new OnnxVizException($"'{path}' has {width}x{height} pixels; {MostPixels} is the most; shrink it.");
    }

    static VipsObject Apply(string name, VipsObject image, params (string Name, string Value)[] settings)
    {
        using var operation = new VipsOperation(name);
        operation.WithImage("in", image);
        foreach (var (setting, value) in settings)
            operation.With(setting, value);
        return operation.RunToImage();
    }

    /// <summary>The picture as sRGB or grey: as it is stored where it is one of these, otherwise converted.</summary>
    static VipsObject Encoded(string path, VipsObject image)
    {
        var (format, space) = (VipsNative.Format(image), VipsNative.Interpretation(image));
        if (format == VipsFormat.Byte && space is VipsSpace.Gray or VipsSpace.Rgb or VipsSpace.Srgb)
            return image;
        if (format == VipsFormat.Short && space is VipsSpace.Gray16 or VipsSpace.Rgb16)
            return image;
        if (VipsSpace.IsConvertible(space))
            return Apply("colourspace", image, ("space", "srgb"));
        throw new OnnxVizException($"'{path}' holds no usual colours; save it as an 8-bit or 16-bit RGB picture.");
    }

    /// <remarks>Mid-grey is what lies least far from any picture, and what most networks see as nothing.</remarks>
    static VipsObject Opaque(VipsObject image)
    {
        if (VipsNative.HasAlpha(image) == 0)
            return image;
        var white = White(image);
        using var exact = Apply("cast", image, ("format", "float"));
        return Apply("flatten", exact, ("background", Text(white / 2)), ("max_alpha", Text(white)));
    }

    static unsafe Picture ToPicture(string path, VipsObject image)
    {
        var (width, height) = (VipsNative.Width(image), VipsNative.Height(image));
        var channels = VipsNative.Bands(image);
        if (channels is not (1 or 3))
            throw new OnnxVizException($"'{path}' has {channels} channels; save it as a grey or an RGB picture.");
        var samples = VipsNative.TakeSamples(image, out var length);
        if (samples == null)
            throw VipsError.Take();
        try
        {
            return new(width, height, channels, Planes(samples, image, (int)length, channels));
        }
        finally
        {
            VipsNative.Free(samples);
        }
    }

    static unsafe float[] Planes(byte* samples, VipsObject image, int length, int channels)
    {
        var white = White(image);
        return VipsNative.Format(image) switch
        {
            VipsFormat.Byte => Planes(new Span<byte>(samples, length), channels, sample => sample / white),
            VipsFormat.Short => Planes(new Span<ushort>(samples, length / 2), channels, sample => sample / white),
            _ => Planes(new Span<float>(samples, length / 4), channels, sample => sample / white),
        };
    }

    static float[] Planes<T>(Span<T> samples, int channels, Func<T, float> toUnit)
    {
        var planes = new float[samples.Length];
        var plane = samples.Length / channels;
        for (var channel = 0; channel < channels; channel++)
            for (var i = 0; i < plane; i++)
                planes[channel * plane + i] = toUnit(samples[i * channels + channel]);
        return planes;
    }

    static float White(VipsObject image) =>
        VipsNative.Interpretation(image) is VipsSpace.Gray16 or VipsSpace.Rgb16 ? 65535f : 255f;

    static string Text(float number) => number.ToString(CultureInfo.InvariantCulture);
}
