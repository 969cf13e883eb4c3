using System.Security.Cryptography;
using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Networks.Tests;

public sealed class DownloaderTests : IDisposable
{
    const string Name = "net.onnx";

    static readonly byte[] Content = Drawn(3_000_000, seed: 1);

    readonly TemporaryFolder _folder = new();
    readonly FileServer _server = new();
    readonly HttpClient _client = Downloader.Client();
    readonly List<string> _troubles = [];
    readonly List<long> _progress = [];

    string Target => _folder.File(Name);

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_file_is_downloaded_whole_with_progress()
    {
        Assert.True(await Fetch(Published(_server.Serve(Name, new Served(Content)))));
        AssertWhole();
        Assert.Equal(["GET /net.onnx"], _server.Requests);
        Assert.Equal(Content.Length, _progress[^1]);
        Assert.Equal(_progress.Order(), _progress);
    }

    [Fact]
    public async Task A_second_fetch_asks_nobody()
    {
        var file = Published(_server.Serve(Name, new Served(Content)));
        await Fetch(file);
        Assert.False(await Fetch(file));
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_cut_connection_is_resumed_where_it_broke()
    {
        await Fetch(Published(_server.Serve(Name, new Served(Content) { CutAfter = 1_500_000 }, new Served(Content))));
        AssertWhole();
        AssertResumed(_server.Requests);
    }

    [Fact]
    public async Task Many_cuts_are_no_failure_as_long_as_it_gets_on()
    {
        var cut = new Served(Drawn(12_000_000, seed: 2)) { CutAfter = 2_000_000 };
        await Fetch(Published(_server.Serve(Name, cut), cut.Bytes));
        Assert.Equal(cut.Bytes, await File.ReadAllBytesAsync(Target));
        Assert.True(_server.Requests.Count > 5);
    }

    [Fact]
    public async Task A_later_run_goes_on_with_what_an_earlier_one_left()
    {
        await Fails(
            Published(_server.Serve(Name, new Served(Content) { CutAfter = 500_000 }, new([]) { Status = 404 })),
            "HTTP 404");
        Assert.Single(Parts());
        await Fetch(Published(_server.Serve(Name, new Served(Content))));
        AssertWhole();
        Assert.Matches(@"^GET /net\.onnx \d+-$", _server.Requests[^1]);
    }

    [Fact]
    public async Task A_server_without_ranges_sends_all_of_it_again()
    {
        var cut = new Served(Content) { CutAfter = 1_000_000 };
        await Fetch(Published(_server.Serve(Name, cut, new Served(Content) { KnowsRanges = false })));
        AssertWhole();
    }

    [Theory]
    [InlineData(206)]
    [InlineData(416)]
    public async Task A_server_that_gives_no_such_range_is_asked_from_the_beginning(int status)
    {
        var cut = new Served(Content) { CutAfter = 1_000_000 };
        var odd = new Served(Content) { Status = status, KnowsRanges = false };
        await Fetch(Published(_server.Serve(Name, cut, odd, new(Content))));
        AssertWhole();
        Assert.Equal("GET /net.onnx", _server.Requests[^1]);
    }

    [Fact]
    public async Task Wrong_bytes_are_refused_and_nothing_is_left_of_them()
    {
        var other = Drawn(Content.Length, seed: 3);
        await Fails(
            Published(_server.Serve(Name, new Served(other))),
            "SHA-256",
            "fetch http://127.0.0.1",
            "by hand",
            _folder.Path);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Wrong_bytes_of_an_earlier_run_are_replaced()
    {
        var file = Published(_server.Serve(Name, new Served(Content)));
        await File.WriteAllBytesAsync(PartOf(file), Drawn(1_000_000, seed: 4));
        await Fetch(file);
        AssertWhole();
        Assert.Equal(["GET /net.onnx 1000000-", "GET /net.onnx"], _server.Requests);
    }

    [Fact]
    public async Task What_was_left_of_another_version_is_dropped()
    {
        var old = Published(_server.Serve(Name, new Served(Content)), Drawn(100, seed: 5));
        await File.WriteAllBytesAsync(PartOf(old), Drawn(50, seed: 5));
        await Fetch(Published(new(_server.Root, Name)));
        AssertWhole();
        Assert.Equal(["GET /net.onnx"], _server.Requests);
    }

    [Fact]
    public async Task A_part_that_is_whole_already_is_put_in_place_without_a_request()
    {
        var file = Published(FileServer.Nowhere());
        await File.WriteAllBytesAsync(PartOf(file), Content);
        Assert.True(await Fetch(file));
        AssertWhole();
    }

    [Theory]
    [InlineData(true, 2_999_999)]
    [InlineData(true, 3_000_001)]
    [InlineData(false, 2_999_999)]
    [InlineData(false, 3_000_001)]
    public async Task A_file_of_another_size_is_refused(bool saysLength, int size)
    {
        await Fails(
            Published(_server.Serve(Name, new Served(Drawn(size, seed: 1)) { SaysLength = saysLength })), "3,000,000");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Where_an_address_has_no_such_file_the_next_is_asked()
    {
        await Fetch(Published(
            [new(_server.Root, "moved.onnx"), FileServer.Nowhere(), _server.Serve(Name, new Served(Content))],
            Content));
        AssertWhole();
        Assert.Equal(["GET /moved.onnx", "GET /net.onnx"], _server.Requests);
        Assert.Contains(_troubles, line => line.EndsWith("HTTP 404"));
    }

    [Fact]
    public async Task The_next_address_goes_on_with_what_the_first_one_gave()
    {
        var first = _server.Serve("first.onnx", new Served(Content) { CutAfter = 1_000_000 }, new([]) { Status = 403 });
        await Fetch(Published([first, _server.Serve(Name, new Served(Content))], Content));
        AssertWhole();
        AssertResumed(_server.Requests.Where(request => request.Contains(Name)).Prepend("GET /net.onnx"));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_busy_server_is_asked_again(int status)
    {
        var busy = new Served([]) { Status = status };
        await Fetch(Published(_server.Serve(Name, busy, busy, new Served(Content))));
        AssertWhole();
        Assert.Equal(3, _server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_stays_busy_is_given_up()
    {
        await Fails(Published(_server.Serve(Name, new Served([]) { Status = 503 })), "HTTP 503");
        Assert.Equal(3, _server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_asked_for_the_rest()
    {
        await Fetch(
            Published(_server.Serve(Name, new Served(Content) { StallAfter = 1_000_000 }, new Served(Content))));
        AssertWhole();
        Assert.Contains(_troubles, line => line.Contains("nothing came"));
    }

    [Fact]
    public async Task Redirections_are_followed_with_the_range()
    {
        var there = _server.Serve("blobs/1", new Served(Content) { CutAfter = 1_000_000 }, new Served(Content));
        await Fetch(Published(_server.Serve(Name, new Served([]) { Location = there })));
        AssertWhole();
        Assert.Equal(
            ["/net.onnx", "/blobs/1", "/net.onnx", "/blobs/1"],
            _server.Requests.Select(request => request.Split(' ')[1]));
        Assert.EndsWith("-", _server.Requests[^1]);
    }

    [Fact]
    public async Task Without_a_network_the_error_tells_what_to_fetch_by_hand()
    {
        var address = new Uri(FileServer.Nowhere(), Name);
        await Fails(
            Published(address),
            "net.onnx could not be downloaded",
            $"fetch {address} by hand",
            $"put it into {_folder.Path}");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Another_file_in_its_place_is_left_alone()
    {
        await File.WriteAllTextAsync(Target, "mine");
        await Fails(
            Published(_server.Serve(Name, new Served(Content))), "is not the published file", "delete or rename it");
        Assert.Equal("mine", await File.ReadAllTextAsync(Target));
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Stopping_keeps_what_has_arrived()
    {
        var file = Published(_server.Serve(Name, new Served(Content) { StallAfter = 1_000_000 }, new Served(Content)));
        using var stop = new CancellationTokenSource();
        var downloader = new Downloader(_client, RetryPolicy.Usual)
        {
            OnProgress = progress => { if (progress.Done == 1_000_000) { stop.Cancel(); } },
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => downloader.Fetch(file, _folder.Path, stop.Token));
        Assert.Equal(Content[..1_000_000], await File.ReadAllBytesAsync(Assert.Single(Parts())));
        await Fetch(file);
        AssertWhole();
        Assert.Equal("GET /net.onnx 1000000-", _server.Requests[^1]);
    }

    [Fact]
    public async Task Two_downloads_of_one_file_do_not_write_into_each_other()
    {
        var file = Published(_server.Serve(Name, new Served(Content)));
        using var other = PartFile.Open(file, Target);
        await Fails(file, "wait for the other download");
    }

    [Fact]
    public async Task A_file_where_the_folder_should_be_is_an_error_of_one_line()
    {
        await File.WriteAllTextAsync(_folder.File("file"), "");
        var error = await Assert.ThrowsAsync<OnnxVizException>(
            () => new Downloader(_client, RetryPolicy.Usual).Fetch(Published(_server.Root), _folder.File("file")));
        Assert.Contains(_folder.File("file"), error.Message);
    }

    Task<bool> Fetch(PublishedFile file) => new Downloader(_client, new(3, TimeSpan.Zero, TimeSpan.FromSeconds(2)))
    {
        OnProgress = progress => _progress.Add(progress.Done),
        OnTrouble = _troubles.Add,
    }.Fetch(file, _folder.Path);

    async Task Fails(PublishedFile file, params string[] parts)
    {
        var error = await Assert.ThrowsAsync<OnnxVizException>(() => Fetch(file));
        Assert.All(parts, part => Assert.Contains(part, error.Message));
    }

    void AssertWhole()
    {
        Assert.Equal(Content, File.ReadAllBytes(Target));
        Assert.Equal([Target], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    static void AssertResumed(IEnumerable<string> requests) => Assert.Collection(
        requests,
        request => Assert.Equal("GET /net.onnx", request),
        request => Assert.InRange(int.Parse(request.Split(' ')[2].TrimEnd('-')), 1, 1_500_000));

    string[] Parts() => Directory.GetFiles(_folder.Path, "*.part");

    string PartOf(PublishedFile file) => $"{Target}.{file.Sha256[..8]}.part";

    static PublishedFile Published(Uri address) => Published(address, Content);

    static PublishedFile Published(Uri address, byte[] content) => Published([address], content);

    static PublishedFile Published(IReadOnlyList<Uri> addresses, byte[] content) =>
        new(Name, addresses, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));

    static byte[] Drawn(int count, int seed)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
