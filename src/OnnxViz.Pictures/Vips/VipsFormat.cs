namespace OnnxViz.Pictures.Vips;

/// <summary>Kinds of samples, numbered as libvips numbers them.</summary>
static class VipsFormat
{
    public const int Byte = 0;
    public const int Short = 2;
}
