using OnnxViz.Pictures.Codecs;
using OnnxViz.Testing;

namespace OnnxViz.Pictures.Tests;

public sealed class PictureFileTests : Scratch
{
    [Theory]
    [InlineData("a.png", 3)]
    [InlineData("a.PNG", 3)]
    [InlineData("a.webp", 3)]
    [InlineData("a [page=1],x.png", 3)]
    [InlineData("grün 絵.png", 3)]
    public void What_is_written_without_loss_is_read_back_exactly(string name, int channels)
    {
        var picture = TestPictures.Noise(37, 23, channels);
        PictureFile.Write(At(name), picture);
        AssertSame(picture, PictureFile.Read(At(name)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 300)]
    [InlineData(300, 1)]
    [InlineData(700, 500)]
    public void Any_size_is_read_back_exactly(int width, int height)
    {
        var picture = TestPictures.Noise(width, height, 3);
        PictureFile.Write(At("a.png"), picture);
        AssertSame(picture, PictureFile.Read(At("a.png")));
    }

    [Fact]
    public void A_grey_picture_stays_grey_and_is_read_in_colour_on_demand()
    {
        var picture = TestPictures.Noise(37, 23, 1);
        PictureFile.Write(At("a.png"), picture);
        Assert.Equal(0, File.ReadAllBytes(At("a.png"))[25]);
        AssertSame(picture, PictureFile.ReadGray(At("a.png")));
        AssertSame(picture.ToColour(), PictureFile.Read(At("a.png")));
    }

    [Theory]
    [InlineData("a.jpg")]
    [InlineData("a.jpeg")]
    public void A_jpeg_is_nearly_the_picture(string name)
    {
        var picture = TestPictures.Slope(160, 120);
        PictureFile.Write(At(name), picture);
        Assert.InRange(TestPictures.MeanDistance(picture, PictureFile.Read(At(name))), 0, 0.006);
        Assert.Equal([0xFF, 0xD8], File.ReadAllBytes(At(name))[..2]);
    }

    [Theory]
    [InlineData("png")]
    [InlineData("jpg")]
    [InlineData("webp")]
    public void The_same_picture_gives_the_same_bytes(string ending)
    {
        PictureFile.Write(At($"a.{ending}"), TestPictures.Slope(99, 77));
        PictureFile.Write(At($"b.{ending}"), TestPictures.Slope(99, 77));
        Assert.Equal(File.ReadAllBytes(At($"a.{ending}")), File.ReadAllBytes(At($"b.{ending}")));
    }

    [Theory]
    [InlineData("gif", 0.02)]
    [InlineData("tiff", 0)]
    [InlineData("webp", 0.01)]
    [InlineData("lossless webp", 0)]
    [InlineData("bmp", 0)]
    [InlineData("progressive jpeg", 0.02)]
    [InlineData("interlaced png", 0)]
    [InlineData("lzw tiff", 0)]
    [InlineData("deflate tiff", 0)]
    [InlineData("packbits tiff", 0)]
    [InlineData("jpeg tiff", 0.01)]
    public void Every_usual_format_is_read(string format, double distance)
    {
        var picture = TestPictures.Slope(160, 120);
        var read = PictureFile.Read(Save("a.bin", TestFiles.Of(picture, format)));
        Assert.Equal((160, 120, 3), (read.Width, read.Height, read.Channels));
        Assert.InRange(TestPictures.MeanDistance(picture, read), 0, distance + 0.5 / 255);
    }

    [Theory]
    [InlineData(8, 0, "00 80 FF", 0f, 128 / 255f, 1f)]
    [InlineData(16, 0, "0000 8001 FFFF", 0f, 32769 / 65535f, 1f)]
    [InlineData(1, 0, "60", 0f, 1f, 1f)]
    [InlineData(2, 0, "18", 0f, 1 / 3f, 2 / 3f)]
    [InlineData(8, 4, "00FF 8080 FF00", 0f, (128 * 128 + 127 * 127.5f) / 255 / 255, 0.5f)]
    [InlineData(16, 4, "0000FFFF 80010000 FFFFFFFF", 0f, 0.5f, 1f)]
    [InlineData(8, 2, "000000 808080 FFFFFF", 0f, 128 / 255f, 1f)]
    [InlineData(16, 2, "000000000000 800180018001 FFFFFFFFFFFF", 0f, 32769 / 65535f, 1f)]
    [InlineData(8, 6, "000000FF 80808000 FFFFFFFF", 0f, 0.5f, 1f)]
    public void Every_kind_of_png_is_read(int bits, int colours, string hex, float left, float middle, float right)
    {
        var row = Convert.FromHexString(hex.Replace(" ", ""));
        var picture = PictureFile.Read(Save("a.png", TestPng.Make(3, bits, colours, [row])));
        Assert.Equal((3, 1, 3), (picture.Width, picture.Height, picture.Channels));
        for (var channel = 0; channel < 3; channel++)
        {
            Assert.Equal([left, middle, right], picture.Plane(channel).ToArray(), Close);
        }
    }

    [Fact]
    public void A_palette_gives_its_colours_and_its_transparent_ones_are_mid_grey()
    {
        var file = TestPng.Make(3, 8, 3, [[2, 0, 1]], ("PLTE", [255, 0, 0, 0, 255, 0, 0, 0, 255]), ("tRNS", [255, 0]));
        var picture = PictureFile.Read(Save("a.png", file));
        Assert.Equal([0f, 1f, 0.5f, 0f, 0f, 0.5f, 1f, 0f, 0.5f], picture.Pixels);
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(2, 1, 0)]
    [InlineData(3, 1, 1)]
    [InlineData(4, 0, 1)]
    [InlineData(5, 0, 0)]
    [InlineData(6, 1, 0)]
    [InlineData(7, 1, 1)]
    [InlineData(8, 0, 1)]
    public void A_turned_photograph_is_put_upright(byte orientation, int column, int row)
    {
        var canvas = new Canvas(64, 32, 3, 0);
        canvas.Fill(0, 0, 32, 16, 1);
        var jpeg = PictureEncoder.Jpeg(canvas.ToPicture(), 95);
        byte[] tag = [0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0];
        byte[] exif = [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, .. tag, 0, 0, 0, 0];
        byte[] start = [0xFF, 0xD8, 0xFF, 0xE1, 0, (byte)(exif.Length + 2)];
        var picture = PictureFile.Read(Save("a.jpg", [.. start, .. exif, .. jpeg[2..]]));
        Assert.Equal(orientation > 4 ? (32, 64) : (64, 32), (picture.Width, picture.Height));
        var bright = picture[0, picture.Height * (1 + 2 * row) / 4, picture.Width * (1 + 2 * column) / 4];
        Assert.InRange(bright, 0.95f, 1f);
    }

    [Theory]
    [InlineData("cmyk jpeg")]
    [InlineData("ycck jpeg")]
    public void A_cmyk_jpeg_comes_out_in_its_colours(string format)
    {
        var read = PictureFile.Read(Save("a.jpg", TestFiles.Of(TestPictures.Slope(64, 64), format)));
        Assert.InRange(TestPictures.MeanDistance(TestPictures.Slope(64, 64), read), 0, 0.05);
    }

    [Fact]
    public void Samples_without_a_meaning_are_one_line()
    {
        var path = Save(
            "a.tif",
            TestTiff.Make(8, 8, [(TestTiff.BitsPerSample, 32), (TestTiff.SampleFormat, 3)], new byte[8 * 8 * 4]));
        AssertOneLine(() => PictureFile.Read(path), "a.tif", "no usual colours", "8-bit");
    }

    [Fact]
    public void Brightness_is_the_weighted_mean_of_the_colours()
    {
        PictureFile.Write(At("a.png"), Picture.Filled(2, 2, 1, 0, 0.2f));
        var gray = 0.299f + 0.114f * 0.2f;
        Assert.All(PictureFile.ReadGray(At("a.png")).Pixels, value => Assert.Equal(gray, value, Close));
    }

    [Fact]
    public void A_sized_picture_has_that_size_and_three_planes()
    {
        PictureFile.Write(At("a.png"), TestPictures.Noise(50, 30, 1));
        var picture = PictureFile.ReadSized(At("a.png"), 20, 24, ResizeMode.Crop);
        Assert.Equal((20, 24, 3), (picture.Width, picture.Height, picture.Channels));
    }

    static bool Close(float one, float other) => Math.Abs(one - other) < 1e-6;

    static void AssertSame(Picture expected, Picture actual)
    {
        Assert.Equal((expected.Width, expected.Height), (actual.Width, actual.Height));
        Assert.Equal(expected.Pixels, actual.Pixels);
    }
}
