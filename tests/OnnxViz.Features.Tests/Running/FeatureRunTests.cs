using System.Text.Json;
using OnnxViz.Graph;

namespace OnnxViz.Features.Tests.Running;

public sealed class FeatureRunTests
{
    static readonly DumpSettings Npy = new(DumpFormat.Npy);

    public static TheoryData<DumpFormat, int, int> Interruptions
    {
        get
        {
            var data = new TheoryData<DumpFormat, int, int>();
            foreach (var format in Enum.GetValues<DumpFormat>())
            {
                data.Add(format, 1, 2);
                data.Add(format, 3, 4);
            }

            return data;
        }
    }

    /// <remarks>The batch with the broken picture, the third, is tried again.</remarks>
    [Theory, MemberData(nameof(Interruptions))]
    public void A_run_that_was_stopped_and_resumed_leaves_the_same_bytes(DumpFormat format, int batches, int skipped)
    {
        using var dumped = new Dumped(hasBroken: true);
        dumped.Dump("whole", new(format));
        dumped.Dump("parts", new(format), batches: batches);
        Assert.NotEqual(dumped.Files("whole"), dumped.Files("parts"));
        File.WriteAllText(Path.Combine(dumped.At("parts"), ".onnxviz-0123.tmp"), "left by a killed process");
        var resumed = dumped.Dump("parts", new(format), resume: true);
        Assert.Equal(dumped.Files("whole"), dumped.Files("parts"));
        Assert.Equal(dumped.Pictures, resumed.Select(picture => picture.Entry));
        Assert.Equal(skipped, resumed.Count(picture => picture.State == PictureState.Skipped));
    }

    [Theory]
    [InlineData("relu1/p3.npy")]
    [InlineData("logits/p8.npy")]
    [InlineData("index.json")]
    public void What_was_lost_is_made_again(string file)
    {
        using var dumped = new Dumped();
        dumped.Dump("whole", Npy);
        var before = dumped.Files("whole");
        File.Delete(Path.Combine(dumped.At("whole"), file));
        dumped.Dump("whole", Npy, resume: true);
        Assert.Equal(before, dumped.Files("whole"));
    }

    [Fact]
    public void A_file_that_was_cut_short_is_made_again()
    {
        using var dumped = new Dumped();
        dumped.Dump("whole", Npy);
        var before = dumped.Files("whole");
        File.WriteAllText(Path.Combine(dumped.At("whole"), "relu1/p5.npy"), "cut");
        dumped.Dump("whole", Npy, resume: true);
        Assert.Equal(before, dumped.Files("whole"));
    }

    [Fact]
    public void Nothing_is_done_where_all_is_there()
    {
        using var dumped = new Dumped(hasBroken: true);
        dumped.Dump("whole", Npy);
        var written = File.GetLastWriteTimeUtc(Path.Combine(dumped.At("whole"), "index.json"));
        var again = dumped.Dump("whole", Npy, resume: true);
        Assert.Equal(written, File.GetLastWriteTimeUtc(Path.Combine(dumped.At("whole"), "index.json")));
        Assert.Equal(8, again.Count(picture => picture.State == PictureState.Skipped));
        Assert.Contains("p4.png", again[4].Error);
    }

    [Fact]
    public void A_folder_with_other_settings_is_refused()
    {
        using var dumped = new Dumped();
        dumped.Dump("whole", Npy);
        var error = Assert.Throws<OnnxVizException>(
            () => dumped.Dump("whole", Npy with { IsHalf = true }, resume: true));
        Assert.Contains("(dtype: \"float32\" there, \"float16\" here)", error.Message);
        Assert.Contains("choose another folder", error.Message);
        Assert.Throws<OnnxVizException>(() => dumped.Dump("whole", Npy with { Reduce = Reduction.Max }));
    }

    [Fact]
    public void A_folder_of_another_model_is_refused_and_one_of_other_pictures_is_not()
    {
        using var dumped = new Dumped();
        dumped.Dump("whole", Npy);
        var index = Path.Combine(dumped.At("whole"), "index.json");
        var text = File.ReadAllText(index);
        File.WriteAllText(index, text.Replace("\"count\":9", "\"count\":8"));
        dumped.Dump("whole", Npy, resume: true);
        Assert.Equal(text, File.ReadAllText(index));
        File.WriteAllText(index, text.Replace(dumped.Extractor.Network.ComputeHash(), "0"));
        Assert.Contains(
            "another model", Assert.Throws<OnnxVizException>(() => dumped.Dump("whole", Npy, resume: true)).Message);
    }

    [Fact]
    public void Broken_pictures_are_told_and_left_out()
    {
        using var dumped = new Dumped(hasBroken: true);
        var done = dumped.Dump("whole", Npy);
        Assert.Equal(PictureState.Failed, done[4].State);
        Assert.Equal(8, done.Count(picture => picture.State == PictureState.Done));
        Assert.Equal(8 * 2, Directory.GetFiles(dumped.At("whole"), "*.npy", SearchOption.AllDirectories).Length);
        using var index = JsonDocument.Parse(File.ReadAllText(Path.Combine(dumped.At("whole"), "index.json")));
        Assert.Equal(
            "p4",
            Assert.Single(index.RootElement.GetProperty("failures").EnumerateArray()).GetProperty("name").GetString());
    }

    [Fact]
    public void A_broken_picture_ends_a_strict_run()
    {
        using var dumped = new Dumped(hasBroken: true);
        Assert.Contains(
            "p4.png", Assert.Throws<OnnxVizException>(() => dumped.Dump("strict", Npy, isStrict: true)).Message);
        Assert.Contains("\"complete\": false", File.ReadAllText(Path.Combine(dumped.At("strict"), "index.json")));
    }

    [Fact]
    public void The_index_tells_what_belongs_to_which_picture()
    {
        using var dumped = new Dumped();
        dumped.Dump("whole", Npy);
        using var index = JsonDocument.Parse(File.ReadAllText(Path.Combine(dumped.At("whole"), "index.json")));
        var root = index.RootElement;
        Assert.True(root.GetProperty("complete").GetBoolean());
        Assert.Equal(
            dumped.Extractor.Network.ComputeHash(), root.GetProperty("model").GetProperty("sha256").GetString());
        Assert.Equal(
            [8, 16, 16],
            root.GetProperty("layers")[0].GetProperty("shape").EnumerateArray().Select(length => length.GetInt64()));
        var pictures = root.GetProperty("pictures").EnumerateArray().ToArray();
        Assert.Equal(
            dumped.Pictures.Select(picture => picture.Name),
            pictures.Select(picture => picture.GetProperty("name").GetString()));
        Assert.All(pictures.SelectMany(picture => picture.GetProperty("files").EnumerateArray()), file => Assert.Equal(
            file.GetProperty("bytes").GetInt64(),
            new FileInfo(Path.Combine(dumped.At("whole"), file.GetProperty("file").GetString()!)).Length));
    }
}
