using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Testing;

namespace OnnxViz.Features.Tests;

public sealed class StreamTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_list_gives_the_maps_of_its_pictures_in_order_and_tells_of_broken_ones()
    {
        string[] files = [.. Enumerable.Range(0, 7).Select(Draw)];
        File.WriteAllText(files[3], "no picture");
        ModelFile.Write(_folder.File("plain.onnx"), SmallNets.Plain());
        using var extractor = new FeatureExtractor(
            Network.Load(_folder.File("plain.onnx")), ["relu1", "logits"], new(Preprocessing.Preset("unit")) { Batch = 3 });
        using var list = PictureList.Of(files);
        var (names, broken) = (new List<string>(), new List<string>());
        foreach (var batch in extractor.Extract(list))
        {
            foreach (var picture in batch.Pictures)
            {
                names.Add(picture.Entry.Name);
                var alone = extractor.Extract(Tensor.Of(picture.Picture.Pixels, [1, 3, 16, 16]));
                Assert.Equal(alone["relu1"].ToFloats(), picture.Maps("relu1").ToArray());
                Assert.Equal(4, picture.Maps("logits").Length);
            }

            broken.AddRange(batch.Failures.Select(failure => failure.Entry.Name));
        }

        Assert.Equal(["p0", "p1", "p2", "p4", "p5", "p6"], names);
        Assert.Equal(["p3"], broken);
    }

    string Draw(int number)
    {
        var path = _folder.File($"p{number}.png");
        PictureFile.Write(path, Picture.Filled(20, 16, 0.1f * number, 0.5f, 0.9f));
        return path;
    }
}
