using OnnxViz.Pictures.Codecs;
using OnnxViz.Testing;
using SixLabors.ImageSharp.Formats.Png;

namespace OnnxViz.Pictures.Tests.Guard;

public sealed class DamagedPngTests : Scratch
{
    public static IEnumerable<object[]> TinySizes =>
        from width in Enumerable.Range(1, 9)
        from height in Enumerable.Range(1, 9)
        select new object[]
        {
            width,
            height,
        };

    [Theory, MemberData(nameof(TinySizes))]
    public void An_interlaced_picture_of_any_size_is_read(int width, int height)
    {
        foreach (var channels in new[] { 1, 3 })
        {
            var picture = TestPictures.Noise(width, height, channels, seed: width * height);
            Assert.Equal(picture.Pixels, PictureFile.ReadPlain(Save("a.png", TestPng.Interlaced(picture))).Pixels);
        }
    }

    [Theory]
    [InlineData(PngFilterMethod.None)]
    [InlineData(PngFilterMethod.Sub)]
    [InlineData(PngFilterMethod.Up)]
    [InlineData(PngFilterMethod.Average)]
    [InlineData(PngFilterMethod.Paeth)]
    [InlineData(PngFilterMethod.Adaptive)]
    public void Interlaced_rows_are_unfiltered(PngFilterMethod filter)
    {
        var picture = TestPictures.Noise(61, 47, 3);
        var encoder = new PngEncoder { InterlaceMethod = PngInterlaceMode.Adam7, FilterMethod = filter };
        Assert.Equal(picture.Pixels, PictureFile.Read(Save("a.png", PictureEncoder.Encode(picture, encoder))).Pixels);
    }

    [Theory]
    [InlineData(PngBitDepth.Bit1)]
    [InlineData(PngBitDepth.Bit2)]
    [InlineData(PngBitDepth.Bit4)]
    [InlineData(PngBitDepth.Bit8)]
    [InlineData(PngBitDepth.Bit16)]
    public void Interlaced_samples_of_any_depth_are_put_in_their_places(PngBitDepth bits)
    {
        var picture = TestPictures.Noise(29, 19, 1);
        var (straight, interlaced) = (Read(PngInterlaceMode.None), Read(PngInterlaceMode.Adam7));
        Assert.Equal(straight.Pixels, interlaced.Pixels);

        Picture Read(PngInterlaceMode mode) => PictureFile.ReadPlain(Save("a.png", PictureEncoder.Encode(
            picture, new PngEncoder { InterlaceMethod = mode, BitDepth = bits, ColorType = PngColorType.Grayscale })));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_file_with_fewer_rows_than_it_promises_is_refused(byte interlaced)
    {
        var file = TestPng.Make(8, 8, 0, [new byte[8], new byte[8]], height: 9, interlaced: interlaced);
        AssertOneLine(() => PictureFile.Read(Save("a.png", file)), "a.png", "fewer rows");
    }

    [Fact]
    public void More_rows_than_promised_are_left_alone() =>
        Assert.Equal(
            [1f, 1f],
            PictureFile.ReadGray(Save("a.png", TestPng.Make(2, 8, 0, [[255, 255], [0, 0]], height: 1))).Pixels);

    [Fact]
    public void An_unknown_filter_is_refused() =>
        AssertOneLine(
            () => PictureFile.Read(Save("a.png", TestPng.Make(2, 8, 0, [[1, 2]], filter: 5))),
            "a.png",
            "unknown filter");

    [Fact]
    public void A_palette_that_is_missing_is_refused() =>
        AssertOneLine(() => PictureFile.Read(Save("a.png", TestPng.Make(2, 8, 3, [[0, 1]]))), "a.png", "palette");

    [Theory]
    [InlineData(3, 0)]
    [InlineData(16, 3)]
    [InlineData(4, 2)]
    [InlineData(8, 5)]
    public void Kinds_that_png_does_not_know_are_refused(int bits, int colours) =>
        AssertOneLine(
            () => PictureFile.Read(Save("a.png", TestPng.Make(1, bits, colours, [new byte[8]]))), "a.png", "header");

    [Theory]
    [InlineData(20_000, 20_000)]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(-1, 5)]
    [InlineData(0, 5)]
    public void A_size_beyond_all_limits_is_refused_before_anything_is_inflated(int width, int height)
    {
        var path = Save(
            "a.png", TestPng.Make(width, 8, 2, [.. Enumerable.Repeat(new byte[100_000], 100)], height: height));
        AssertOneLine(() => PictureFile.Read(path), "a.png", " pixels");
        var before = GC.GetAllocatedBytesForCurrentThread();
        AssertOneLine(() => PictureFile.Read(path), "a.png");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }
}
