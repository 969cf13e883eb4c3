using System.Text;
using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Pictures.Tests;

public sealed class BrokenFileTests : Scratch
{
    public static TheoryData<string, double> Cuts()
    {
        var cuts = new TheoryData<string, double>();
        foreach (var format in new[] { "png", "interlaced png", "jpeg", "webp", "gif", "tiff", "bmp" })
        {
            foreach (var part in new[] { 0.15, 0.5, 0.9 })
            {
                cuts.Add(format, part);
            }
        }

        return cuts;
    }

    [Theory, MemberData(nameof(Cuts))]
    public void A_file_that_was_cut_is_one_line(string format, double part)
    {
        var whole = TestFiles.Of(TestPictures.Noise(120, 90, 3), format);
        var path = Save("cut.bin", whole[..(int)(whole.Length * part)]);
        AssertOneLine(() => PictureFile.Read(path), "cut.bin");
    }

    [Theory]
    [InlineData("png")]
    [InlineData("jpeg")]
    public void The_cut_is_named(string format)
    {
        var whole = TestFiles.Of(TestPictures.Noise(120, 90, 3), format);
        var path = Save("cut.bin", whole[..(whole.Length / 2)]);
        AssertOneLine(() => PictureFile.Read(path), "cut.bin", "damaged or cut short");
    }

    [Fact]
    public void A_png_with_a_flipped_byte_is_one_line()
    {
        var bytes = TestFiles.Of(TestPictures.Noise(120, 90, 3), "png");
        bytes[bytes.Length / 2] ^= 0x55;
        var path = Save("flipped.png", bytes);
        AssertOneLine(() => PictureFile.Read(path), "flipped.png", "damaged");
    }

    [Theory]
    [InlineData("png")]
    [InlineData("jpeg")]
    [InlineData("webp")]
    [InlineData("gif")]
    [InlineData("tiff")]
    [InlineData("bmp")]
    [InlineData("interlaced png")]
    public void No_changed_byte_breaks_the_reader(string format)
    {
        var file = TestFiles.Of(TestPictures.Slope(60, 40), format);
        var random = new Random(1);
        for (var trial = 0; trial < 60; trial++)
        {
            var changed = file.ToArray();
            changed[random.Next(file.Length)] ^= (byte)random.Next(1, 256);
            var path = Save("a.bin", changed);
            var error = Record.Exception(() => PictureFile.Read(path));
            Assert.True(error is null or OnnxVizException, error?.ToString());
        }
    }

    [Fact]
    public void A_broken_file_does_not_spoil_the_next_one()
    {
        var path = Save("bad.png", [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 0]);
        AssertOneLine(() => PictureFile.Read(path), "bad.png");
        PictureFile.Write(At("good.png"), TestPictures.Noise(5, 4, 3));
        Assert.Equal(TestPictures.Noise(5, 4, 3).Pixels, PictureFile.Read(At("good.png")).Pixels);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("this is a text\n", "is not a picture")]
    [InlineData("#!vips", "is not a picture")]
    [InlineData("BM", "cut short")]
    [InlineData("P1\n2 2\n0 1 1 0\n", "is not a picture")]
    public void What_is_no_picture_is_one_line(string text, string reason)
    {
        var path = Save("a.png", Encoding.ASCII.GetBytes(text));
        AssertOneLine(() => PictureFile.Read(path), "a.png", reason);
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_one_line_each()
    {
        AssertOneLine(() => PictureFile.Read(At("a.png")), "There is no file", "a.png");
        Directory.CreateDirectory(At("a.png"));
        AssertOneLine(() => PictureFile.Read(At("a.png")), "is a folder", "a.png");
    }

    [Theory]
    [InlineData("a.tga", ".png, .jpg, .jpeg, .webp")]
    [InlineData("a", ".png, .jpg, .jpeg, .webp")]
    [InlineData("", ".png, .jpg, .jpeg, .webp")]
    public void An_unknown_ending_is_one_line(string name, string reason)
    {
        AssertOneLine(() => PictureFile.Write(At(name), TestPictures.Noise(4, 4, 3)), reason);
        Assert.Empty(Names);
    }

    [Fact]
    public void A_picture_with_nan_is_not_written()
    {
        var picture = new Picture(2, 1, 1, [0.5f, float.NaN]);
        AssertOneLine(() => PictureFile.Write(At("a.png"), picture), "NaN");
        Assert.Empty(Names);
    }

    [Fact]
    public void A_picture_too_large_for_its_format_is_one_line()
    {
        AssertOneLine(() => PictureFile.Write(At("a.webp"), Picture.Filled(20_000, 1, 0.5f)), "a.webp", "PNG");
        Assert.Empty(Names);
    }
}
