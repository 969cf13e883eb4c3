using OnnxViz.Pictures.Vips;

namespace OnnxViz.Pictures.Tests;

/// <summary>Files that the library reads but does not write.</summary>
static class VipsTestImages
{
    public static VipsObject InSpace(Picture picture, string space) => Apply(picture, "colourspace", ("space", space));

    public static VipsObject AsFloats(Picture picture) => Apply(picture, "cast", ("format", "float"));

    public static byte[] Save(VipsObject image, string saver) => VipsEncoder.Save(image, saver);

    static VipsObject Apply(Picture picture, string name, (string Name, string Value) setting)
    {
        VipsLibrary.Require();
        using var image = VipsEncoder.NewImage(picture);
        using var operation = new VipsOperation(name);
        return operation.WithImage("in", image).With(setting.Name, setting.Value).RunToImage();
    }
}
