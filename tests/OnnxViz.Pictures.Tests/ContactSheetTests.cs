using OnnxViz.Pictures.Captions;

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
