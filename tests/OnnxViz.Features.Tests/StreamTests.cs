using System.IO.Compression;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Testing;

namespace OnnxViz.Features.Tests;

public sealed class StreamTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void A_list_gives_the_maps_of_its_pictures_in_order_and_tells_of_broken_ones(int lanes)
    {
        string[] files = [.. Enumerable.Range(0, 7).Select(Draw)];
        File.WriteAllText(files[3], "no picture");
        using var extractor = Extractor(lanes, batch: 3);
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

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Batches_that_are_skipped_are_not_there_and_the_others_are_used_in_order_while_more_are_read(int lanes)
    {
        using var extractor = Extractor(lanes, batch: 1);
        using var list = PictureList.Of([Packed(40)]);
        var (numbers, shades) = (new List<int>(), new List<int>());
        foreach (var batch in extractor.Extract(list, index => index % 7 == 3))
        {
            Thread.Sleep(batch.Index % 3);
            numbers.Add(batch.Index);
            shades.Add((int)MathF.Round(255 * batch.Pictures.Single().Picture[0, 0, 0]));
            Assert.Equal(
                extractor.Extract(Pixels(batch.Pictures[0]))["relu1"].ToFloats(),
                batch.Pictures[0].Maps("relu1").ToArray());
        }

        Assert.Equal(Enumerable.Range(0, 40).Where(index => index % 7 != 3), numbers);
        Assert.Equal(numbers, shades);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_goes_wrong_is_thrown_where_its_turn_is(int lanes)
    {
        using var extractor = Extractor(lanes, batch: 1);
        using var list = PictureList.Of([Packed(20)]);
        var seen = new List<int>();
        var error = Assert.Throws<InvalidOperationException>(() =>
        {
            foreach (var batch in extractor.Extract(
                list, index => index < 9 ? false : throw new InvalidOperationException("no tenth")))
            {
                seen.Add(batch.Index);
            }
        });
        Assert.Equal("no tenth", error.Message);
        Assert.Equal(Enumerable.Range(0, 9), seen);
        Assert.Throws<InvalidOperationException>(() => extractor.Each(list, (_, batch) => Fail(batch.Index == 5)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_can_be_stopped(int lanes)
    {
        using var extractor = Extractor(lanes, batch: 1);
        using var list = PictureList.Of([Packed(200)]);
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (var batch in extractor.Extract(list, stop: stop.Token))
            {
                Stop(batch);
            }
        });
        Assert.ThrowsAny<OperationCanceledException>(() => extractor.Each(list, (_, batch) => Stop(batch), stop.Token));
        Assert.Equal(0, extractor.Extract(list).First().Index);

        void Stop(FeatureBatch batch)
        {
            Assert.InRange(batch.Index, 0, 20);
            Fail(batch.Index > 10);
            if (batch.Index == 4)
            {
                stop.Cancel();
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Batches_used_where_they_are_made_come_to_the_same_worker_in_every_run(int lanes)
    {
        using var extractor = Extractor(lanes, batch: 2);
        using var list = PictureList.Of([Packed(31)]);
        var owners = new int[16];
        extractor.Each(list, (worker, batch) =>
        {
            owners[batch.Index] = worker;
            Assert.All(batch.Pictures, picture =>
                Assert.Equal(extractor.Extract(Pixels(picture))["relu1"].ToFloats(), picture.Maps("relu1").ToArray()));
        });
        Assert.Equal(Enumerable.Range(0, 16).Select(index => index % extractor.Workers), owners);
    }

    static void Fail(bool does)
    {
        if (does)
        {
            throw new InvalidOperationException("it fails");
        }
    }

    static Tensor Pixels(PictureFeatures picture) => Tensor.Of(picture.Picture.Pixels, [1, 3, 16, 16]);

    FeatureExtractor Extractor(int lanes, int batch)
    {
        ModelFile.Write(_folder.File("plain.onnx"), SmallNets.Plain());
        return new(
            Network.Load(_folder.File("plain.onnx")),
            ["relu1", "logits"],
            new(Preprocessing.Preset("unit")) { Batch = batch, Lanes = lanes });
    }

    /// <summary>A packed IDX file of plain pictures, the n-th of shade n.</summary>
    string Packed(int count)
    {
        var path = _folder.File($"{count}-idx3-ubyte.gz");
        using var file = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        file.Write([0, 0, 8, 3, 0, 0, 0, (byte)count, 0, 0, 0, 16, 0, 0, 0, 16]);
        for (var shade = 0; shade < count; shade++)
        {
            file.Write([.. Enumerable.Repeat((byte)shade, 16 * 16)]);
        }

        return path;
    }

    string Draw(int number)
    {
        var path = _folder.File($"p{number}.png");
        PictureFile.Write(path, Picture.Filled(20, 16, 0.1f * number, 0.5f, 0.9f));
        return path;
    }
}
