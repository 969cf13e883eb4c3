using OnnxViz.Graph;

namespace OnnxViz.Bench;

/// <summary>Batches in text: <c>1,8,32</c>.</summary>
static class BatchList
{
    public static int[] Read(string text) => [.. text.Split(',').Select(word =>
        int.TryParse(word, out var batch) && batch > 0
            ? batch
            : throw new OnnxVizException($"--batch takes numbers from 1, such as 1,8,32, not {text}"))];
}
