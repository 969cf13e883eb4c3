using OnnxViz.Networks;

namespace OnnxViz.Features.Tests;

public sealed class BatchSizeTests
{
    /// <summary>By the maps of one picture in KiB, the side of the pictures, and how many there are.</summary>
    [Theory]
    [InlineData(1, 28, 10_000, 64)]
    [InlineData(1, 28, 5, 1)]
    [InlineData(1, 28, 63, 1)]
    [InlineData(1, 28, 64, 64)]
    [InlineData(24, 28, 10_000, 32)]
    [InlineData(128, 28, 10_000, 8)]
    [InlineData(1024, 28, 10_000, 8)]
    [InlineData(32 * 1024, 28, 10_000, 2)]
    [InlineData(1024 * 1024, 28, 10_000, 1)]
    [InlineData(1, 224, 10_000, 8)]
    [InlineData(1, 2048, 10_000, 1)]
    public void Small_pictures_with_small_maps_make_large_batches(int kibibytes, int side, int pictures, int batch)
    {
        var layer = new Layer(
            0, "relu", "relu", null, "Relu", [1, 256, kibibytes], ReceptiveField.Pixel, Differentiable: true);
        Assert.Equal(batch, BatchSize.For([layer], (side, side), pictures));
    }
}
