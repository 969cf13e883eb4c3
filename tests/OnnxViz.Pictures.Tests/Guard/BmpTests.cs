using System.Buffers.Binary;
using OnnxViz.Graph;

namespace OnnxViz.Pictures.Tests.Guard;

public sealed class BmpTests : Scratch
{
    const string Palette = "000000FF" + "0000FFFF" + "00FF00FF" + "FF0000FF";

    [Theory]
    [InlineData(24, 0, "", "0000FF" + "00FF00" + "FF0000" + "000000")]
    [InlineData(32, 0, "", "0000FF00" + "00FF0000" + "FF000000")]
    [InlineData(32, 3, "00FF0000" + "0000FF00" + "000000FF", "00FF0000" + "0000FF00" + "000000FF")]
    [InlineData(16, 0, "", "007C" + "E003" + "1F00" + "0000")]
    [InlineData(16, 3, "00F80000" + "E0070000" + "1F000000", "00F8" + "E007" + "1F00" + "0000")]
    [InlineData(8, 0, Palette, "01020300")]
    [InlineData(4, 0, Palette, "12300000")]
    public void Red_green_and_blue_are_read(int bits, int compression, string table, string row)
    {
        var file = Make(40, 3, 1, bits, compression, table, row);
        var picture = PictureFile.Read(Save("a.bmp", file));
        Assert.Equal((3, 1), (picture.Width, picture.Height));
        Assert.Equal([1f, 0f, 0f, 0f, 1f, 0f, 0f, 0f, 1f], picture.Pixels);
    }

    [Fact]
    public void One_bit_pixels_use_the_two_colours_of_the_palette()
    {
        var file = Make(40, 10, 1, 1, 0, "00000000FFFFFF00", "A5400000");
        var picture = PictureFile.Read(Save("a.bmp", file));
        Assert.Equal([1f, 0f, 1f, 0f, 0f, 1f, 0f, 1f, 0f, 1f], picture.Plane(0).ToArray());
    }

    [Theory]
    [InlineData(2, 1f)]
    [InlineData(-2, 0f)]
    public void Rows_run_upwards_unless_the_height_is_negative(int height, float upper)
    {
        var picture = PictureFile.Read(Save("a.bmp", Make(40, 1, height, 24, 0, "", "00000000" + "FFFFFF00")));
        Assert.Equal(upper, picture[0, 0, 0]);
        Assert.Equal(1 - upper, picture[0, 1, 0]);
    }

    [Theory]
    [InlineData(108)]
    [InlineData(124)]
    public void Longer_headers_are_read(int headerSize)
    {
        var picture = PictureFile.Read(Save("a.bmp", Make(headerSize, 1, 1, 24, 0, "", "0033FF00")));
        Assert.Equal([1f, 0.2f, 0f], picture.Pixels);
    }

    [Theory]
    [InlineData(3, 1, 24, 0, "0000FF", "cut short")]
    [InlineData(3, 1, 8, 1, "01020300", "compressed or unusual")]
    [InlineData(3, 1, 7, 0, "01020300", "compressed or unusual")]
    [InlineData(0, 1, 24, 0, "01020300", "0x1")]
    [InlineData(-3, 1, 24, 0, "01020300", "-3x1")]
    [InlineData(3, int.MinValue, 24, 0, "01020300", "3x0")]
    [InlineData(int.MaxValue, int.MaxValue, 32, 0, "01020300", "2147483647x2147483647")]
    [InlineData(3, 1, 8, 0, "01020300", "palette lacks")]
    public void A_broken_file_is_one_line(int width, int height, int bits, int compression, string rows, string reason)
    {
        var path = Save("a.bmp", Make(40, width, height, bits, compression, "", rows));
        AssertOneLine(() => PictureFile.Read(path), "a.bmp", reason);
    }

    [Fact]
    public void No_cut_of_a_file_breaks_the_reader()
    {
        var file = Make(40, 3, 1, 8, 0, Palette, "01020300");
        for (var length = 2; length < file.Length; length++)
        {
            var path = Save("a.bmp", file[..length]);
            AssertOneLine(() => PictureFile.Read(path), "a.bmp");
        }
    }

    [Fact]
    public void No_changed_byte_breaks_the_reader()
    {
        var file = Make(40, 3, 1, 8, 0, Palette, "01020300");
        var random = new Random(1);
        for (var trial = 0; trial < 300; trial++)
        {
            var changed = file.ToArray();
            changed[2 + random.Next(52)] = (byte)random.Next(256);
            changed[2 + random.Next(52)] = (byte)random.Next(256);
            var path = Save("a.bmp", changed);
            var error = Record.Exception(() => PictureFile.Read(path));
            Assert.True(error is null or OnnxVizException, error?.ToString());
        }
    }

    static byte[] Make(int headerSize, int width, int height, int bits, int compression, string table, string rows)
    {
        var colours = Convert.FromHexString(table);
        var start = 14 + headerSize + colours.Length;
        var head = new byte[14 + headerSize];
        "BM"u8.CopyTo(head);
        Put(head, 10, start);
        Put(head, 14, headerSize);
        Put(head, 18, width);
        Put(head, 22, height);
        (head[26], head[28], head[30]) = (1, (byte)bits, (byte)compression);
        return [.. head, .. colours, .. Convert.FromHexString(rows)];
    }

    static void Put(byte[] bytes, int at, int number) =>
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), number);
}
