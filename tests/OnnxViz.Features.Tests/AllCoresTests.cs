using OnnxViz.Graph;

namespace OnnxViz.Features.Tests;

public sealed class AllCoresTests
{
    [Fact]
    public void Results_come_in_the_order_of_the_items() =>
        Assert.Equal(
            Enumerable.Range(0, 1000).Select(item => item * item),
            AllCores.Select(Enumerable.Range(0, 1000), item => item * item));

    [Fact]
    public void What_fails_is_thrown_as_it_is()
    {
        var error = Assert.Throws<OnnxVizException>(
            () => AllCores.Each([1, 2, 3], item => throw new OnnxVizException("the disk is full")));
        Assert.Equal("the disk is full", error.Message);
    }
}
