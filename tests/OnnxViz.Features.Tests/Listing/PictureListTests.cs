using OnnxViz.Graph;
using OnnxViz.Pictures;
using OnnxViz.Testing;

namespace OnnxViz.Features.Tests.Listing;

public sealed class PictureListTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public PictureListTests()
    {
        foreach (var name in (string[])["b.png", "a.png", "below/a.png", "below/deep/c.png"])
        {
            PictureFile.Write(At(name), Picture.Filled(3, 2, 0.2f, 0.4f, 0.6f));
        }

        File.WriteAllText(At("notes.txt"), "no picture");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("b.png a.png", "b a")]
    [InlineData("a.png a.png", "a a-2")]
    [InlineData("a.png below/a.png", "a a-2")]
    [InlineData(".", "a b")]
    [InlineData("*.png", "a b")]
    [InlineData("?.png", "a b")]
    [InlineData("below/*.png", "a")]
    [InlineData("*/*.png", "a")]
    [InlineData("**/*.png", "a b a-2 c")]
    [InlineData("below/**", "a c")]
    [InlineData("below . b.png", "a a-2 b b-2")]
    public void Words_name_pictures_in_order(string words, string names) =>
        Assert.Equal(names.Split(' '), Of(words.Split(' ')).Select(picture => picture.Name));

    [Fact]
    public void Patterns_take_case_and_brackets_as_they_stand_and_go_through_no_link_to_a_folder_above()
    {
        PictureFile.Write(At("other/x[1].png"), Picture.Filled(3, 2, 0.5f));
        Directory.CreateSymbolicLink(At("other/again"), _folder.Path);
        Assert.Equal(["x_1"], Of(["other/*[1].png"]).Select(picture => picture.Name));
        Assert.Equal(["x_1"], Of(["other/**/*.png"]).Select(picture => picture.Name));
        Assert.Contains("there are no pictures in", Assert.Throws<OnnxVizException>(() => Of(["A*.png"])).Message);
    }

    [Fact]
    public void A_folder_counts_with_those_below_when_asked() =>
        Assert.Equal(["a", "b", "a-2", "c"], Of([""], recursive: true).Select(picture => picture.Name));

    [Fact]
    public void A_list_file_and_standard_input_name_pictures_by_lines()
    {
        File.WriteAllLines(At("list of pictures.txt"), [At("b.png"), "", At("below/*.png")]);
        using var input = new StringReader($"{At("a.png")}\n{At("gone.png")}\n");
        using var list = PictureList.Of([$"@{At("list of pictures.txt")}", "-"], input: input);
        Assert.Equal(["b", "a", "a-2", "gone"], list.Select(picture => picture.Name));
        Assert.Equal([0, 1, 2, 3], list.Select(picture => picture.Position));
        Assert.Equal(At("b.png"), list[0].Source);
    }

    [Fact]
    public void Names_are_good_as_file_names()
    {
        PictureFile.Write(At("Été: 1?.png"), Picture.Filled(3, 2, 0.5f));
        PictureFile.Write(At($"{new string('x', 200)}.png"), Picture.Filled(3, 2, 0.5f));
        var names = PictureList.Of([At("Été: 1?.png"), At($"{new string('x', 200)}.png")]).Select(
            picture => picture.Name).ToArray();
        Assert.Equal("Été__1", names[0]);
        Assert.Equal(150, names[1].Length);
    }

    [Fact]
    public void Nothing_is_read_before_it_is_asked_for()
    {
        using var list = Of(["a.png"]);
        File.WriteAllText(At("a.png"), "broken");
        Assert.Contains("a.png", Assert.Throws<OnnxVizException>(() => list[0].Read()).Message);
        PictureFile.Write(At("a.png"), Picture.Filled(5, 4, 0.5f));
        Assert.Equal(5, list[0].Read().Width);
    }

    [Fact]
    public void What_a_list_names_and_is_not_there_fails_alone()
    {
        using var list = PictureList.Of(["-"], input: new StringReader($"{At("gone.png")}\n{At("a.png")}\n"));
        Assert.Contains("There is no file", Assert.Throws<OnnxVizException>(() => list[0].Read()).Message);
        Assert.Equal(3, list[1].Read().Width);
    }

    [Theory]
    [InlineData("gone.png", "there is no file, folder or pattern")]
    [InlineData("*.jpg", "there are no pictures in")]
    [InlineData("empty", "--recursive looks into the folders below")]
    [InlineData("@gone.txt", "gone.txt of pictures: check the name")]
    public void What_names_nothing_is_refused(string word, string message)
    {
        Directory.CreateDirectory(At("empty"));
        Assert.Contains(message, Assert.Throws<OnnxVizException>(() => Of([word])).Message);
    }

    [Fact]
    public void An_empty_list_is_refused() =>
        Assert.Contains(
            "no pictures",
            Assert.Throws<OnnxVizException>(() => PictureList.Of(["-"], input: new StringReader("\n"))).Message);

    PictureList Of(string[] words, bool recursive = false) =>
        PictureList.Of(words.Select(word => word.StartsWith('@') ? $"@{At(word[1..])}" : At(word)), recursive);

    string At(string name) => Path.Combine(_folder.Path, name);
}
