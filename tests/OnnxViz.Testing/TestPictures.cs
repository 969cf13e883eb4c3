using OnnxViz.Pictures;

namespace OnnxViz.Testing;

/// <summary>Pictures that tests draw themselves.</summary>
public static class TestPictures
{
    /// <summary>Every byte value somewhere, in no order.</summary>
    public static Picture Noise(int width, int height, int channels, int seed = 1)
    {
        var bytes = new byte[width * height * channels];
        new Random(seed).NextBytes(bytes);
        return Picture.FromBytes(width, height, channels, bytes);
    }

    /// <summary>What a lossy format keeps well: red grows to the right, green downwards, blue is 0.25.</summary>
    public static Picture Slope(int width, int height)
    {
        var pixels = new float[3 * width * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                pixels[y * width + x] = x / (float)width;
                pixels[(height + y) * width + x] = y / (float)height;
                pixels[(2 * height + y) * width + x] = 0.25f;
            }
        }

        return new(width, height, 3, pixels);
    }

    public static double MeanDistance(Picture one, Picture other) =>
        one.Pixels.Zip(other.Pixels, (left, right) => Math.Abs(left - right)).Average();
}
