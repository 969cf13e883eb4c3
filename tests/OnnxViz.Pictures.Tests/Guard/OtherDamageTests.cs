using OnnxViz.Pictures.Codecs;
using OnnxViz.Testing;

namespace OnnxViz.Pictures.Tests.Guard;

public sealed class OtherDamageTests : Scratch
{
    [Theory]
    [InlineData("heic", "HEVC")]
    [InlineData("heix", "HEVC")]
    [InlineData("hevc", "HEVC")]
    [InlineData("avif", "AV1")]
    [InlineData("avis", "AV1")]
    [InlineData("mif1", "HEIF")]
    [InlineData("isom", "a film")]
    public void Pictures_of_other_kinds_are_named_and_not_called_damaged(string brand, string kind)
    {
        var path = Save(
            "a.jpg",
            [
                0, 0, 0, 20, .. "ftyp"u8, .. brand.Select(letter => (byte)letter), 0, 0, 0, 0,
                .. brand == "isom" ? "mp42"u8 : "mif1"u8]);
        AssertRefused(path, kind);
    }

    [Theory]
    [InlineData("FF0A1234", "JPEG XL")]
    [InlineData("0000000C4A584C200D0A870A", "JPEG XL")]
    [InlineData("0000000C6A5020200D0A870A", "JPEG 2000")]
    [InlineData("384250530001", "Photoshop")]
    [InlineData("255044462D312E37", "PDF")]
    [InlineData("3C737667", "SVG")]
    [InlineData("49492B0008000000", "BigTIFF")]
    public void Files_of_other_kinds_are_named(string hex, string kind) =>
        AssertRefused(Save("a.png", Convert.FromHexString(hex)), kind);

    [Theory]
    [InlineData(TestTiff.TileWidth, 16, "a tiled TIFF")]
    [InlineData(TestTiff.Compression, 4, "fax")]
    [InlineData(TestTiff.Photometric, 5, "no usual colours")]
    [InlineData(TestTiff.BitsPerSample, 12, "no usual colours")]
    public void Tiff_files_that_are_not_read_are_named(ushort tag, uint number, string reason) =>
        AssertOneLine(
            () => PictureFile.Read(Save("a.tif", TestTiff.Make(4, 4, [(tag, number)], new byte[16]))), "a.tif", reason);

    [Fact]
    public void A_tiff_strip_that_is_too_short_is_refused() =>
        AssertOneLine(
            () => PictureFile.Read(Save("a.tif", TestTiff.Make(4, 4, [], new byte[15]))), "a.tif", "fewer bytes");

    [Theory]
    [InlineData(3, 1f)]
    [InlineData(1, 0f)]
    public void A_turned_tiff_is_put_upright(uint orientation, float first) => Assert.Equal(
        first,
        PictureFile.Read(Save("a.tif", TestTiff.Make(2, 1, [(TestTiff.Orientation, orientation)], [0, 255])))[0, 0, 0]);

    [Fact]
    public void A_tiff_file_whose_directories_go_round_is_read()
    {
        var file = TestTiff.Make(2, 1, [], [0, 255]);
        file[8 + 2 + 9 * 12] = 8;
        Assert.Equal([0f, 1f], PictureFile.ReadGray(Save("a.tif", file)).Pixels);
    }

    [Theory]
    [InlineData(0xC9, "arithmetic coding")]
    [InlineData(0xCA, "arithmetic coding")]
    [InlineData(0xC3, "lossless")]
    public void Jpeg_files_that_are_not_read_are_named(byte marker, string reason)
    {
        var file = TestFiles.Of(TestPictures.Slope(16, 16), "jpeg");
        file[file.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]) + 1] = marker;
        AssertRefused(Save("a.jpg", file), reason);
    }

    [Fact]
    public void A_jpeg_of_more_pixels_than_its_data_can_hold_is_refused()
    {
        var file = TestFiles.Of(TestPictures.Slope(16, 16), "jpeg");
        var size = file.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]) + 5;
        (file[size], file[size + 2]) = (0x10, 0x10);
        AssertOneLine(() => PictureFile.Read(Save("a.jpg", file)), "a.jpg", "too few data");
    }

    [Fact]
    public void A_gif_frame_without_all_its_pixels_is_refused()
    {
        var file = TestFiles.Of(TestPictures.Noise(20, 20, 3), "gif");
        file[8] = 40;
        file[file.AsSpan().IndexOf([(byte)0x2C, (byte)0, (byte)0, (byte)0, (byte)0]) + 7] = 40;
        AssertOneLine(() => PictureFile.Read(Save("a.gif", file)), "a.gif", "400 of its 800 pixels");
    }

    [Fact]
    public void Of_a_webp_animation_the_first_frame_counts()
    {
        var picture = TestPictures.Noise(31, 17, 3);
        Assert.Equal(picture.Pixels, PictureFile.Read(Save("a.webp", TestWebp.Animation(picture))).Pixels);
    }

    [Fact]
    public void A_webp_animation_that_begins_with_a_part_of_the_picture_is_named() =>
        AssertRefused(
            Save("a.webp", TestWebp.Animation(TestPictures.Noise(31, 17, 3), 32, 17)), "first frame is but a part");

    [Theory]
    [InlineData("cmyk jpeg")]
    [InlineData("ycck jpeg")]
    public void Ink_is_multiplied(string format)
    {
        var picture = Picture.FromBytes(
            16,
            8,
            3,
            [.. Enumerable.Repeat<byte[]>([.. Colours(200, 100, 50), .. Colours(10, 250, 90)], 8).SelectMany(
                row => row)]);
        var read = PictureFile.Read(Save("a.jpg", TestFiles.Of(picture, format)));
        Assert.All(picture.Pixels.Zip(read.Pixels), pair => Assert.Equal(pair.First, pair.Second, 3f / 255));

        static IEnumerable<byte> Colours(byte red, byte green, byte blue) =>
            Enumerable.Repeat<byte[]>([red, green, blue], 8).SelectMany(colour => colour);
    }

    [Fact]
    public void A_picture_behind_the_end_of_a_photograph_is_passed_over()
    {
        var (first, second) = (PictureEncoder.Jpeg(TestPictures.Slope(40, 30), 95),
            PictureEncoder.Jpeg(TestPictures.Noise(9, 9, 3), 95));
        var read = PictureFile.Read(Save("a.jpg", [.. first, .. second[..^20]]));
        Assert.Equal((40, 30), (read.Width, read.Height));
    }

    void AssertRefused(string path, string kind)
    {
        AssertOneLine(() => PictureFile.Read(path), path, kind, "convert it to PNG or JPEG");
        var error = Record.Exception(() => PictureFile.Read(path));
        Assert.DoesNotContain("damaged", error!.Message);
    }
}
