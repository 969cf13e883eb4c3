using OnnxViz.Train.Training;

namespace OnnxViz.Train.Tests.Training;

public sealed class TargetsTests
{
    [Fact]
    public void Every_row_sums_to_one_and_peaks_at_its_label()
    {
        var targets = Targets.Of(first: 20, batch: 6, smoothing: .1f);
        foreach (var (row, i) in targets.Chunk(DataSet.Classes).Select((row, i) => (row, i)))
        {
            Assert.Equal(1, row.Sum(), 1e-5f);
            Assert.Equal(DataSet.Label(20 + i), Array.IndexOf(row, row.Max()));
        }
    }
}
