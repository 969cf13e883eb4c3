namespace OnnxViz.Graph.Tests;

public sealed class PrintableTests
{
    [Theory]
    [InlineData("plain, with ä and €", "plain, with ä and €")]
    [InlineData("two\nlines", "two lines")]
    [InlineData("a\r\n\tb", "a   b")]
    [InlineData("\u001b[31mred", " [31mred")]
    [InlineData("a\u2028b\u2029c\u0085d", "a b c d")]
    [InlineData("a\u202eb", "a b")]
    public void A_line_is_a_line_and_moves_no_cursor(string text, string line) =>
        Assert.Equal(line, Printable.Line(text));

    [Fact]
    public void Errors_are_one_line_of_bounded_length()
    {
        var error = new OnnxVizException($"the tensor {new string('n', 1_000_000)}\nis made twice");
        Assert.InRange(error.Message.Length, Printable.LongestMessage, Printable.LongestMessage + 10);
        Assert.StartsWith("the tensor nnn", error.Message);
        Assert.EndsWith("nnn is made twice", error.Message);
    }

    [Fact]
    public void A_message_of_the_usual_length_is_left_as_it_is()
    {
        var text = new string('n', Printable.LongestMessage);
        Assert.Equal(text, Printable.Message(text));
    }
}
