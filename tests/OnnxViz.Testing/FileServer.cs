using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OnnxViz.Testing;

/// <summary>A small HTTP server on this machine that answers as a test wants, also wrongly.</summary>
public sealed class FileServer : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _end = new();
    readonly ConcurrentDictionary<string, ConcurrentQueue<Served>> _files = [];
    readonly ConcurrentQueue<string> _requests = [];

    /// <summary>Starts the server on a free port.</summary>
    public FileServer()
    {
        _listener.Start();
        _ = Accept();
    }

    /// <summary>What was asked for, in order: <c>GET /path</c>, with the range where there was one.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>Its address.</summary>
    public Uri Root => new($"http://{_listener.LocalEndpoint}/");

    /// <summary>An address where nobody listens.</summary>
    public static Uri Nowhere()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new($"http://{listener.LocalEndpoint}/");
    }

    /// <summary>Sets the answers for a path, one for each request; the last one is given again and again.</summary>
    public Uri Serve(string path, params IReadOnlyList<Served> answers)
    {
        _files[path] = new(answers);
        return new(Root, path);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    async Task Accept()
    {
        var end = _end.Token;
        try
        {
            while (!end.IsCancellationRequested)
            {
                _ = Answer(await _listener.AcceptTcpClientAsync(end), end);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The server was closed.
        }
    }

    async Task Answer(TcpClient client, CancellationToken end)
    {
        using var connection = client;
        try
        {
            var stream = client.GetStream();
            var (path, from) = await Request(stream, end);
            await Send(stream, Next(path), from, end);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or SocketException)
        {
            // The client has gone, or the server was closed.
        }
    }

    async Task<(string Path, int? From)> Request(NetworkStream stream, CancellationToken end)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var words = (await reader.ReadLineAsync(end) ?? throw new IOException("no request")).Split(' ');
        string? range = null;
        while (await reader.ReadLineAsync(end) is { Length: > 0 } line)
        {
            range = line.StartsWith("Range: bytes=", StringComparison.OrdinalIgnoreCase)
                ? line["Range: bytes=".Length..]
                : range;
        }

        _requests.Enqueue($"{words[0]} {words[1]}{(range is null ? "" : $" {range}")}");
        var path = words[1].StartsWith("http://", StringComparison.Ordinal) ? new Uri(words[1]).AbsolutePath : words[1];
        return (path, range is null ? null : int.Parse(range.TrimEnd('-'), CultureInfo.InvariantCulture));
    }

    Served Next(string path) =>
        !_files.TryGetValue(path.TrimStart('/'), out var answers) ? new([]) { Status = 404 }
        : answers.Count > 1 && answers.TryDequeue(out var first) ? first
        : answers.First();

    static async Task Send(NetworkStream stream, Served served, int? from, CancellationToken end)
    {
        var isRange = from is not null && served.KnowsRanges;
        var start = isRange ? from!.Value : 0;
        var isBeyond = isRange && start >= served.Bytes.Length;
        var status = served.Status ?? (served.Location is not null ? 302 : isBeyond ? 416 : isRange ? 206 : 200);
        var body = status is 200 or 206 ? served.Bytes[start..] : [];
        var head = new StringBuilder($"HTTP/1.1 {status} Test\r\nConnection: close\r\n");
        head.Append(served.SaysLength ? $"Content-Length: {body.Length}\r\n" : "");
        head.Append(
            status == 206 ? $"Content-Range: bytes {start}-{served.Bytes.Length - 1}/{served.Bytes.Length}\r\n" : "");
        head.Append(served.Location is null ? "" : $"Location: {served.Location}\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{head}\r\n"), end);
        await stream.WriteAsync(
            body.AsMemory(0, Math.Min(body.Length, served.CutAfter ?? served.StallAfter ?? body.Length)), end);
        await stream.FlushAsync(end);
        if (served.StallAfter is not null)
        {
            await Task.Delay(Timeout.Infinite, end);
        }
    }
}
