using OnnxViz.Graph;
using OnnxViz.Testing;
using SixLabors.ImageSharp.Diagnostics;

namespace OnnxViz.Pictures.Tests.Codecs;

[Collection("Counts what decoders hold")]
public sealed class ManyFilesTests : Scratch
{
    [Fact]
    public void Hundreds_of_files_leave_nothing_behind()
    {
        PictureFile.Write(At("a.png"), TestPictures.Noise(64, 64, 3));
        PictureFile.Write(At("a.jpg"), TestPictures.Noise(64, 64, 3));
        Save("bad.png", File.ReadAllBytes(At("a.png"))[..1000]);
        UseAll(10);
        var allocations = MemoryDiagnostics.TotalUndisposedAllocationCount;
        UseAll(200);
        Assert.Equal(allocations, MemoryDiagnostics.TotalUndisposedAllocationCount);
    }

    [Fact]
    public void Hundreds_of_photographs_do_not_fill_the_memory()
    {
        PictureFile.Write(At("a.jpg"), TestPictures.Slope(400, 400));
        Repeat(20);
        var before = Environment.WorkingSet;
        Repeat(300);
        Assert.InRange(Environment.WorkingSet - before, long.MinValue, 100_000_000);

        void Repeat(int times)
        {
            for (var i = 0; i < times; i++)
            {
                PictureFile.Read(At("a.jpg"));
            }

            GC.Collect();
        }
    }

    [Fact]
    public void Many_threads_get_their_own_pictures_and_their_own_errors()
    {
        for (var i = 0; i < 8; i++)
        {
            PictureFile.Write(At($"{i}.png"), TestPictures.Noise(40 + i, 30, 3, seed: i));
        }

        Save("bad.png", File.ReadAllBytes(At("0.png"))[..900]);
        Parallel.For(0, 200, new() { MaxDegreeOfParallelism = 4 }, i =>
        {
            var expected = TestPictures.Noise(40 + i % 8, 30, 3, seed: i % 8);
            Assert.Equal(expected.Pixels, PictureFile.Read(At($"{i % 8}.png")).Pixels);
            AssertOneLine(() => PictureFile.Read(At("bad.png")), "bad.png", "damaged");
        });
    }

    void UseAll(int times)
    {
        for (var i = 0; i < times; i++)
        {
            PictureFile.Read(At("a.png"));
            PictureFile.Read(At("a.jpg"));
            Assert.Throws<OnnxVizException>(() => PictureFile.Read(At("bad.png")));
            PictureFile.Write(At("b.png"), TestPictures.Noise(8, 8, 3));
        }
    }
}
