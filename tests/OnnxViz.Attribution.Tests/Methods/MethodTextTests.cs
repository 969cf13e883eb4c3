using OnnxViz.Ascent;
using OnnxViz.Graph;

namespace OnnxViz.Attribution.Tests;

public sealed class MethodTextTests
{
    public static TheoryData<string> All => [.. Method.All.Select(entry => entry.Name)];

    public static TheoryData<string> Texts =>
    [
        "saliency(mean)", "gradxinput(sum, black)", "smoothgrad(20, 0.1, before)",
        "smoothgrad(50, 0.15, none, sum, true)", "vargrad(10, 0.2, norm)", "ig(20, grey, midpoint)",
        "ig(50, zero, gauss, 0.05)", "expected(30)", "guided(sum)", "deconvnet(norm)", "gradcam(layer4)",
        "gradcam(none, false)", "gradcam++(none, true, true)", "eigencam(\"a, b\")", "occlusion(16, 8, black)",
        "rise(100, 7, 0.3)", "scorecam(none, 64)",
    ];

    [Theory, MemberData(nameof(All))]
    public void The_name_alone_is_the_method_with_its_defaults(string name) =>
        Assert.Equal(name, $"{Method.Parse(name)}");

    [Theory, MemberData(nameof(Texts))]
    public void A_method_is_read_from_the_text_that_it_writes(string text)
    {
        Assert.Equal(text, $"{Method.Parse(text)}");
        Assert.Equal(Method.Parse(text), Method.Parse($"{Method.Parse(text)}"));
    }

    [Fact]
    public void All_arguments_are_told_those_left_out_too() => Assert.Equal(
        new Dictionary<string, string>
        {
            ["samples"] = "20",
            ["noise"] = "0.15",
            ["absolute"] = "after",
            ["channels"] = "max",
            ["squared"] = "false",
        },
        Notation.Arguments(Method.Parse("smoothgrad(20)")));

    [Theory]
    [InlineData("smothgrad", "did you mean smoothgrad")]
    [InlineData("ig(0)", "points has to be at least 1")]
    [InlineData("vargrad(1)", "at least 2")]
    public void What_is_no_method_is_refused_with_what_there_is(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<OnnxVizException>(() => Method.Parse(text)).Message);
}
