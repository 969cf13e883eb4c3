using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Testing;

namespace OnnxViz.Features.Tests;

/// <summary>Pictures that fail in ways that nobody foresaw.</summary>
public sealed class FaultTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public static TheoryData<Exception, string> Faults => new()
    {
        {
            new OverflowException("It is too large."),
            "'odd.png' cannot be used: It is too large (OverflowException); check the file"
        },
        {
            new IndexOutOfRangeException("Index\nwas outside"),
            "'odd.png' cannot be used: Index was outside (IndexOutOfRangeException); check the file"
        },
        { new OnnxVizException("it has 4 planes"), "'odd.png': it has 4 planes" },
        { new OnnxVizException("'odd.png' is cut short"), "'odd.png' is cut short" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Faults))]
    public void Whatever_goes_wrong_with_a_picture_is_its_own_failure_with_name_and_reason(
        Exception fault, string reason)
    {
        using var extractor = Extractor();
        using var list = PictureList.Of([new Plain("a.png"), new Faulty("odd.png", fault), new Plain("b.png")]);
        var batches = extractor.Extract(list).Select(batch => (batch.Pictures.Count, batch.Failures)).ToArray();
        Assert.Equal(2, batches.Sum(batch => batch.Count));
        Assert.Equal(
            ("odd", reason),
            batches.SelectMany(batch => batch.Failures).Select(
                failure => (failure.Entry.Name, failure.Reason)).Single());
        Assert.Single(new Auditor(extractor, AuditSettings.Default).Run(list).Failures);
    }

    [Fact]
    public void A_lack_of_memory_and_a_request_to_stop_are_nobodys_failure()
    {
        using var extractor = Extractor();
        foreach (var fault in (Exception[])[new OutOfMemoryException(), new OperationCanceledException()])
        {
            using var list = PictureList.Of([new Plain("a.png"), new Faulty("odd.png", fault)]);
            Assert.Equal(fault.GetType(), Record.Exception(() => extractor.Extract(list).Count())?.GetType());
        }
    }

    [Fact]
    public void A_picture_that_cannot_be_drawn_leaves_nothing_and_the_others_are_drawn()
    {
        using var extractor = Extractor();
        using var list = PictureList.Of([new Plain("a.png"), new Plain("b.png"), new Plain("c.png")]);
        var done = new FeatureRun(extractor, list, new Half(_folder.File("out"), "b")).Run().ToArray();
        Assert.Equal(
            [PictureState.Done, PictureState.Failed, PictureState.Done], done.Select(picture => picture.State));
        Assert.Equal(
            "'b.png' cannot be used: no such colour (InvalidOperationException); check the file", done[1].Error);
        Assert.Equal(
            ["a.txt", "c.txt", "index.json"],
            Directory.EnumerateFiles(_folder.File("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var strict = new FeatureRun(extractor, list, new Half(_folder.File("strict"), "b")) { IsStrict = true };
        Assert.Contains("b.png", Assert.Throws<OnnxVizException>(() => strict.Run().Count()).Message);
    }

    [Fact]
    public void Patches_of_a_picture_that_is_gone_are_left_out_where_somebody_is_told()
    {
        using var extractor = Extractor();
        using var list = PictureList.Of([new Plain("a.png"), new Faulty("odd.png", new OverflowException("too much"))]);
        Patch[] patches = [new(0, 1, "odd", 1, 0, 0), new(0, 0, "a", 1, 0, 0), new(1, 1, "odd", 1, 0, 0)];
        var told = new List<string>();
        using var cutter = new PatchCutter(extractor, extractor.Layers[0], list, [BackProjection.Gradient])
        {
            OnFailure = failure => told.Add(failure.Entry.Name),
        };
        Assert.Equal("a", Assert.Single(cutter.Cut(patches)).Patch.Name);
        Assert.Equal(["odd"], told);
        using var strict = new PatchCutter(extractor, extractor.Layers[0], list, []);
        Assert.Contains("odd.png", Assert.Throws<OnnxVizException>(() => strict.Cut(patches).Count()).Message);
    }

    [Fact]
    public void A_header_that_claims_more_than_the_file_can_hold_is_one_broken_picture()
    {
        File.WriteAllBytes(
            _folder.File("huge-idx3-ubyte"), [0, 0, 8, 3, 0x7F, 0xFF, 0xFF, 0xFF, 0, 0, 0, 28, 0, 0, 0, 28, 1, 2, 3]);
        using var list = PictureList.Of([_folder.File("huge-idx3-ubyte")]);
        Assert.Contains(
            "claims 2147483647 pictures", Assert.Throws<OnnxVizException>(() => Assert.Single(list).Read()).Message);
    }

    FeatureExtractor Extractor()
    {
        ModelFile.Write(_folder.File("plain.onnx"), SmallNets.Plain());
        return new(Network.Load(_folder.File("plain.onnx")), ["relu1"], Pictured.Settings(batch: 2, "unit"));
    }

    sealed class Plain(string path) : PictureSource(path)
    {
        public override Picture Read(int number) => Picture.Filled(16, 16, 0.5f, 0.2f, 0.1f);
    }

    sealed class Faulty(string path, Exception fault) : PictureSource(path)
    {
        public override Picture Read(int number) => throw fault;
    }

    /// <summary>Writes a file for each picture, and half of what it should for one.</summary>
    sealed class Half(string folder, string odd) : FeatureSink(folder)
    {
        public override object Settings => new { format = "text" };

        public override IReadOnlyList<FeatureFile> FilesOf(PictureEntry picture) =>
            [new($"{picture.Name}.txt"), .. picture.Name == odd ? (FeatureFile[])[new("more.txt")] : []];

        public override void Take(PictureFeatures picture)
        {
            File.WriteAllText(Path.Combine(Folder, $"{picture.Entry.Name}.txt"), "drawn");
            if (picture.Entry.Name == odd)
            {
                throw new UndrawablePictureException(picture.Entry, new InvalidOperationException("no such colour"));
            }
        }
    }
}
