namespace OnnxViz.Features.Tests;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("relu5_1", "relu5_1")]
    [InlineData("two words; 'more'", "two words; 'more'")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("5\" wide", "\"5\"\" wide\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("\r", "\"\r\"")]
    public void A_text_is_one_field(string text, string field) => Assert.Equal(field, CsvText.Field(text));
}
