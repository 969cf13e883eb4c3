using System.Text;

namespace OnnxViz.Features.Tests;

public sealed class SafeNamesTests
{
    public static TheoryData<string, string> Names => new()
    {
        { "cat_720p", "cat_720p" },
        { "猫", "猫" },
        { "кошка и кот", "кошка_и_кот" },
        { "قطة", "قطة" },
        { "แมว ที่", "แมว_ที่" },
        { "e\u0301te\u0301", "e\u0301te\u0301" },
        { "\U00020000\U00020001", "\U00020000\U00020001" },
        { "٣", "٣" },
        { "😀", "layer" },
        { "a:b/c\\d|e?f*g<h>i\"j", "a_b_c_d_e_f_g_h_i_j" },
        { "..\u0000\u202e.. hidden. ", "hidden" },
        { "\ud83d half", "half" },
        { "con", "con_" },
        { "CON.relu.1", "CON_.relu.1" },
        { "nul", "nul_" },
        { "Aux", "Aux_" },
        { "com1", "com1_" },
        { "LPT9.png", "LPT9_.png" },
        { "com10", "com10" },
        { "conv", "conv" },
        { "", "layer" },
    };

    [Theory, MemberData(nameof(Names))]
    public void A_name_keeps_letters_and_digits_of_all_scripts_and_is_good_on_every_system(string text, string name) =>
        Assert.Equal(name, new SafeNames("layer").Of(text));

    [Theory]
    [InlineData("a")]
    [InlineData("я")]
    [InlineData("猫")]
    [InlineData("\U00020000")]
    [InlineData("e\u0301")]
    [InlineData("กิ")]
    public void A_long_name_keeps_its_end_within_bytes_and_cuts_no_letter(string letter)
    {
        var text = string.Concat(Enumerable.Repeat(letter, 300));
        var name = new SafeNames("layer").Of(text);
        Assert.InRange(Encoding.UTF8.GetByteCount(name), 140, 150);
        Assert.EndsWith(name, text);
        Assert.StartsWith(letter, name);
    }

    [Fact]
    public void Names_that_differ_by_case_alone_get_numbers_in_any_script()
    {
        var names = new SafeNames("layer", "Index");
        Assert.Equal(
            ["Relu", "relu-2", "кот", "КОТ-2", "index-2", "con_", "CON_-2", "猫", "猫-2"],
            new[] { "Relu", "relu", "кот", "КОТ", "index", "con", "CON", "猫", "猫" }.Select(names.Of));
    }
}
