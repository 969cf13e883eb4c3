namespace OnnxViz.Graph.Tests;

public sealed class OperatorTableTests
{
    [Theory]
    [InlineData(
        "Relu",
        OperatorTraits.Elementwise | OperatorTraits.Pointwise | OperatorTraits.Rectifier | OperatorTraits.Silencer)]
    [InlineData("PRelu", OperatorTraits.Pointwise | OperatorTraits.Rectifier)]
    [InlineData("Softmax", OperatorTraits.Squasher)]
    [InlineData("Concat", OperatorTraits.Pointwise)]
    [InlineData("Conv", OperatorTraits.None)]
    public void An_operator_has_its_traits_and_no_others(string operation, OperatorTraits traits) =>
        Assert.All(
            Enum.GetValues<OperatorTraits>(),
            trait => Assert.Equal((traits & trait) != 0, OperatorTable.Is(operation, trait)));

    [Fact]
    public void What_is_elementwise_is_pointwise() => Assert.All(
        OperatorTable.With(OperatorTraits.Elementwise),
        operation => Assert.True(OperatorTable.Is(operation, OperatorTraits.Pointwise)));
}
