using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>Numbers as captions have them: three digits, and whole ones in full up to a million.</summary>
static class Short
{
    public static string Of(float number) => CaptionNumber.Of(number);
}
