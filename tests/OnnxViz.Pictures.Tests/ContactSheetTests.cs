using OnnxViz.Pictures.Captions;
using OnnxViz.Testing;

namespace OnnxViz.Pictures.Tests;

public sealed class ContactSheetTests
{
    [Theory]
    [InlineData(1, 0, 1, 1)]
    [InlineData(4, 0, 2, 2)]
    [InlineData(5, 0, 3, 2)]
    [InlineData(5, 2, 2, 3)]
    [InlineData(3, 8, 3, 1)]
    public void The_grid_has_its_columns_and_rows(int count, int columns, int across, int down)
    {
        var sheet = new ContactSheet(columns, Margin: 4).Draw(Cells(count, ""));
        Assert.Equal((across * 36 + 4, down * 28 + 4), (sheet.Width, sheet.Height));
    }

    [Fact]
    public void The_pictures_stand_unchanged_in_their_cells()
    {
        var one = TestPictures.Noise(32, 24, 3, seed: 1);
        var other = TestPictures.Noise(30, 20, 1, seed: 2);
        var sheet = new ContactSheet(Columns: 1, Margin: 4).Draw([new(one, ""), new(other, "")]);
        Assert.Equal(one.Pixels, sheet.Crop(4, 4, 32, 24).Pixels);
        Assert.Equal(other.ToColour().Pixels, sheet.Crop(5, 34, 30, 20).Pixels);
        Assert.All(sheet.Crop(0, 28, 40, 4).Pixels, value => Assert.Equal(1f, value));
    }

    [Theory]
    [InlineData("AB", 18)]
    [InlineData("A TITLE TOO LONG FOR LARGE LETTERS", 9)]
    public void A_title_stands_above_the_grid(string title, int height)
    {
        var picture = TestPictures.Noise(210, 20, 3, seed: 6);
        var sheet = new ContactSheet(Margin: 5, Title: title).Draw([new(picture, "")]);
        Assert.Equal(20 + 15 + height, sheet.Height);
        Assert.Equal(picture.Pixels, sheet.Crop(5, 10 + height, 210, 20).Pixels);
        Assert.Contains(0f, sheet.Crop(5, 5, 210, height).Pixels);
    }

    [Theory]
    [InlineData(32, 1)]
    [InlineData(128, 1)]
    [InlineData(256, 2)]
    [InlineData(512, 4)]
    public void Captions_are_black_below_the_picture_and_grow_with_it(int width, int size)
    {
        var sheet = new ContactSheet(Margin: 0).Draw([new(Picture.Filled(width, 10, 0.5f), "###")]);
        Assert.Equal(10 + 12 * size, sheet.Height);
        var strip = sheet.Crop(0, 10, width, 12 * size);
        Assert.Equal(3 * 3 * GlyphInk('#') * size * size, strip.Pixels.Count(value => value == 0));
        Assert.All(strip.Pixels, value => Assert.True(value is 0 or 1));
    }

    [Theory]
    [InlineData("channel(conv1, 20)", 200, "channel(conv1, 20)")]
    [InlineData("channel(conv1, 20)", 107, "channel(conv1, 20)")]
    [InlineData("channel(conv1, 20)", 106, "channel(..v1, 20)")]
    [InlineData("channel(conv1, 20)", 53, "chan..20)")]
    [InlineData("abcdef", 23, "a..f")]
    [InlineData("abcdef", 11, "ab")]
    [InlineData("abcdef", 4, "")]
    [InlineData("", 100, "")]
    public void A_long_caption_loses_its_middle(string text, int width, string shortened) =>
        Assert.Equal(shortened, Lettering.Shorten(text, width, 1));

    [Theory]
    [InlineData("12 max 33.7", 95, "12 max 33.7")]
    [InlineData("1023 max -1.23E-05", 95, "1023 max|-1.23E-05")]
    [InlineData("block/expand/Convolution110_Output_0", 95, "block/expand/|Convolution110_|Output_0")]
    [InlineData("abcdefghijklmnopqrstuvwxyz", 59, "abcdefghij|klmnopqrst|uvwxyz")]
    [InlineData("", 95, "")]
    public void A_long_caption_is_broken_into_lines(string text, int width, string lines) =>
        Assert.Equal(lines.Split('|', StringSplitOptions.RemoveEmptyEntries), Lettering.Wrap(text, width, 1, most: 3));

    [Fact]
    public void What_needs_too_many_lines_keeps_its_ends()
    {
        var lines = Lettering.Wrap($"first{new string('m', 200)}last", 59, 1, most: 3);
        Assert.Equal(3, lines.Count);
        Assert.StartsWith("first", lines[0]);
        Assert.EndsWith("last", lines[^1]);
        Assert.Contains("..", string.Concat(lines));
    }

    [Theory]
    [InlineData("-0.000123", 53)]
    [InlineData("name", 32)]
    public void A_cell_is_as_wide_as_its_number(string caption, int width) =>
        Assert.Equal(width, new ContactSheet(Margin: 0).Draw([new(Picture.Filled(32, 24, 0.5f), caption)]).Width);

    [Fact]
    public void A_wide_picture_beside_narrow_ones_leaves_captions_their_size() =>
        Assert.Equal(
            10 + 12,
            new ContactSheet(Margin: 0)
                .Draw([new(Picture.Filled(512, 10, 0.5f), "###"), new(Picture.Filled(96, 10, 0.5f), "#")]).Height);

    [Theory]
    [InlineData(0.53212f, "0.532")]
    [InlineData(17.44f, "17.4")]
    [InlineData(2652.3f, "2652")]
    [InlineData(-999_999f, "-999999")]
    [InlineData(1.5e6f, "1.5E+06")]
    [InlineData(1.23e-5f, "1.23E-05")]
    [InlineData(0f, "0")]
    [InlineData(float.NaN, "NaN")]
    public void Numbers_of_captions_have_no_exponent_where_people_read_none(float number, string text) =>
        Assert.Equal(text, CaptionNumber.Of(number));

    [Fact]
    public void A_note_stands_below_the_grid()
    {
        var sheet = new ContactSheet(Margin: 5, Note: "WHAT IT MEANS").Draw([new(Picture.Filled(210, 20, 0.5f), "")]);
        Assert.Equal(20 + 15 + 9, sheet.Height);
        Assert.Contains(0f, sheet.Crop(5, 30, 210, 9).Pixels);
    }

    [Fact]
    public void A_sheet_too_large_for_memory_is_refused()
    {
        var tiles = Enumerable.Repeat(new CaptionedPicture(Picture.Filled(256, 256, 0.5f), ""), 3000).ToArray();
        Assert.Contains(
            "choose fewer", Assert.Throws<Graph.OnnxVizException>(() => new ContactSheet().Draw(tiles)).Message);
    }

    [Fact]
    public void Bars_are_as_long_as_their_numbers_from_zero()
    {
        var picture = BarPicture.Draw([("a", 2), ("b", -1), ("c", float.NaN), ("d", 1)]);
        int[] lengths =
            [.. Enumerable.Range(0, 4).Select(
                row => Enumerable.Range(0, picture.Width).Count(x => picture[0, (13 * row) + 2, x] is 0.45f or 0.85f))];
        Assert.InRange(lengths[0], 104, 108);
        Assert.InRange(lengths[1], 51, 55);
        Assert.Equal(0, lengths[2]);
        Assert.InRange(lengths[3], 51, 55);
    }

    [Fact]
    public void A_letter_that_is_not_in_the_font_is_a_question_mark() =>
        Assert.Equal(Glyphs.Find('?'), Glyphs.Find('ü'));

    [Fact]
    public void Every_printable_character_has_its_own_letter()
    {
        var letters = Enumerable.Range(33, 94).Select(code => (char)code).ToArray();
        Assert.All(letters, letter => Assert.InRange(GlyphInk(letter), 3, 30));
        var drawn = letters.Select(letter => string.Concat(Glyphs.Find(letter).Cast<bool>()));
        Assert.Equal(letters.Length, drawn.Distinct().Count());
    }

    [Fact]
    public void A_sheet_of_nothing_is_refused() => Assert.Throws<ArgumentException>(() => new ContactSheet().Draw([]));

    static int GlyphInk(char letter) => Glyphs.Find(letter).Cast<bool>().Count(ink => ink);

    static CaptionedPicture[] Cells(int count, string caption) =>
        [.. Enumerable.Repeat(new CaptionedPicture(Picture.Filled(32, 24, 0.5f), caption), count)];
}
