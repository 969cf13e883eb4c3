using System.Globalization;

namespace OnnxViz.Features;

/// <summary>Numbers as captions have them: three digits.</summary>
static class Short
{
    public static string Of(float number) => number.ToString("G3", CultureInfo.InvariantCulture);
}
