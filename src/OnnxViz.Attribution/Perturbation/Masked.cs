namespace OnnxViz.Attribution;

/// <summary>Pictures of which a mask leaves a part.</summary>
static class Masked
{
    /// <summary>b + m (x - b) for each channel.</summary>
    /// <param name="picture">x, [C, H, W].</param>
    /// <param name="baseline">b, [C, H, W].</param>
    /// <param name="mask">m, [H, W], from 0 to 1.</param>
    public static float[] Apply(float[] picture, float[] baseline, float[] mask)
    {
        var masked = new float[picture.Length];
        for (var place = 0; place < masked.Length; place++)
        {
            masked[place] = baseline[place] + (mask[place % mask.Length] * (picture[place] - baseline[place]));
        }

        return masked;
    }
}
