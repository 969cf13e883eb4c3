using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Testing;

namespace OnnxViz.Features.Tests.Running;

/// <summary>Folders that are run again with other pictures than before.</summary>
public sealed class GrownRunTests : IDisposable
{
    const string Names = "abcdefgh";

    readonly TemporaryFolder _folder = new();

    public GrownRunTests()
    {
        ModelFile.Write(At("plain.onnx"), SmallNets.Plain());
        foreach (var name in Names)
        {
            Draw($"{name}.png", name);
        }
    }

    public static TheoryData<DumpFormat, string, int?> Growths
    {
        get
        {
            var data = new TheoryData<DumpFormat, string, int?>();
            foreach (var format in Enum.GetValues<DumpFormat>())
            {
                foreach (var (before, batch) in new (string, int?)[]
                {
                    ("abcde", null),
                    ("abcde", 2),
                    ("defgh", 2),
                    ("aceg", 3),
                    ("edcba", 2),
                })
                {
                    data.Add(format, before, batch);
                }
            }

            return data;
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Growths))]
    public void A_set_that_has_grown_comes_out_as_if_it_had_been_whole_at_first(
        DumpFormat format, string before, int? batch)
    {
        Run("fresh", format, Names, batch);
        Run("grown", format, before, batch);
        Run("grown", format, Names, batch, resume: true);
        Assert.Equal(Files("fresh"), Files("grown"));
    }

    [Theory]
    [InlineData(DumpFormat.Npy)]
    [InlineData(DumpFormat.Csv)]
    [InlineData(DumpFormat.Json)]
    public void What_is_there_and_whole_stays(DumpFormat format)
    {
        Run("grown", format, "abcd", 2);
        var states = Run("grown", format, "abcdefgh", 2, resume: true).Select(picture => picture.State);
        Assert.Equal(
            [.. Enumerable.Repeat(PictureState.Skipped, 4), .. Enumerable.Repeat(PictureState.Done, 4)], states);
    }

    [Theory, MemberData(nameof(Growths))]
    public void A_growth_that_was_stopped_can_go_on_and_grow_again(DumpFormat format, string before, int? batch)
    {
        Run("fresh", format, Names, batch);
        Run("grown", format, before, batch);
        Run("grown", format, Names[..6], batch, resume: true, stopAfter: 1);
        Run("grown", format, Names, batch, resume: true, stopAfter: 3);
        Run("grown", format, Names, batch, resume: true);
        Assert.Equal(Files("fresh"), Files("grown"));
    }

    [Fact]
    public void Files_of_pictures_that_are_gone_stay_and_the_index_names_them_no_more()
    {
        Run("fresh", DumpFormat.Npz, "bd", 2);
        Run("fewer", DumpFormat.Npz, "abcd", 2);
        var told = new List<string>();
        Run("fewer", DumpFormat.Npz, "bd", 2, resume: true, told: told);
        Assert.Equal(
            ["2 pictures of before are not in this list: their files stay in " + At("fewer")
                + ", index.json names them no more"],
            told);
        Assert.Equal(Files("fresh"), Files("fewer").Where(pair => pair.Key is not ("a.npz" or "c.npz")).ToDictionary());
        Assert.Contains("a.npz", Files("fewer").Keys);
    }

    /// <remarks>
    /// Two pictures of one name: which of them is <c>x</c> and which <c>x-2</c> hangs on what else is in the list.
    /// </remarks>
    [Theory]
    [InlineData(DumpFormat.Npy)]
    [InlineData(DumpFormat.Csv)]
    public void A_name_that_another_picture_gets_brings_no_old_numbers(DumpFormat format)
    {
        Directory.CreateDirectory(At("first"));
        Draw("first/x.png", 'q');
        Draw("x.png", 'r');
        string[] both = [At("first/x.png"), At("x.png")];
        Run("fresh", format, both, 1);
        Run("grown", format, [At("x.png")], 1);
        Run("grown", format, both, 1, resume: true, stopAfter: 1);
        Run("grown", format, both, 1, resume: true);
        Assert.Equal(Files("fresh"), Files("grown"));
    }

    [Fact]
    public void Another_batch_counts_where_somebody_asks_for_it_and_else_that_of_the_folder_is_taken()
    {
        Run("grown", DumpFormat.Npy, "abc", 2);
        Assert.Equal(2, FeatureRun.BatchIn(At("grown")));
        Assert.Null(FeatureRun.BatchIn(At("nothing")));
        Assert.Contains(
            "(batch: 2 there, 3 here)",
            Assert.Throws<OnnxVizException>(() => Run("grown", DumpFormat.Npy, Names, 3, resume: true)).Message);
        Assert.Equal(
            3,
            Run("grown", DumpFormat.Npy, "abc", null, resume: true).Count(
                picture => picture.State == PictureState.Skipped));
    }

    IReadOnlyList<FinishedPicture> Run(
        string folder, DumpFormat format, string names, int? batch, bool resume = false, int? stopAfter = null,
        List<string>? told = null) =>
        Run(folder, format, [.. names.Select(name => At($"{name}.png"))], batch, resume, stopAfter, told);

    IReadOnlyList<FinishedPicture> Run(
        string folder, DumpFormat format, string[] words, int? batch, bool resume = false, int? stopAfter = null,
        List<string>? told = null)
    {
        using var pictures = PictureList.Of(words);
        using var extractor = new FeatureExtractor(
            Network.Load(At("plain.onnx")), ["relu1", "logits"], Pictured.Settings(batch, "unit"), pictures.Count);
        using var stop = new CancellationTokenSource();
        var run = new FeatureRun(extractor, pictures, DumpSink.Of(At(folder), new(format), extractor.Layers))
        {
            Resume = resume,
            OnNotice = line => told?.Add(line),
        };
        var done = new List<FinishedPicture>();
        try
        {
            foreach (var picture in run.Run(stop.Token))
            {
                done.Add(picture);
                if (done.Count(each => each.State == PictureState.Done) >= stopAfter)
                {
                    stop.Cancel();
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return done;
        }

        return done;
    }

    IReadOnlyDictionary<string, string> Files(
        string folder) => Directory.EnumerateFiles(At(folder), "*", SearchOption.AllDirectories)
        .ToDictionary(
            path => Path.GetRelativePath(At(folder), path), path => Convert.ToBase64String(File.ReadAllBytes(path)));

    string At(string name) => _folder.File(name);

    void Draw(string file, int seed)
    {
        var random = new Random(seed);
        PictureFile.Write(At(file), new(16, 16, 3, [.. Enumerable.Range(0, 768).Select(_ => random.NextSingle())]));
    }
}
