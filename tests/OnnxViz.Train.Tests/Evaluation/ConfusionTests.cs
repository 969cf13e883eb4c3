using OnnxViz.Train.Evaluation;

namespace OnnxViz.Train.Tests.Evaluation;

public sealed class ConfusionTests
{
    readonly Confusion _confusion = new(3);

    public ConfusionTests()
    {
        _confusion.Add(0, [3, 1, 2]);
        _confusion.Add(0, [1, 3, 2]);
        _confusion.Add(1, [1, 3, 2]);
        _confusion.Add(2, [1, 3, 2]);
        _confusion.Add(2, [1, 3, 2]);
    }

    [Fact]
    public void Accuracy_is_the_share_of_right_pictures()
        => Assert.Equal((2, 5, .4), (_confusion.Right, _confusion.Total, _confusion.Accuracy));

    [Fact]
    public void Recall_is_the_share_within_a_class() => Assert.Equal(.5, _confusion.Recall(0));

    [Fact]
    public void Mistakes_come_worst_first() => Assert.Equal([(2, 1, 2), (0, 1, 1)], _confusion.Mistakes());
}
