using System.Net;

namespace OnnxViz.Networks;

/// <summary>One try to bring what is missing of a file from one address.</summary>
sealed class Transfer(
    HttpClient client, PublishedFile file, PartFile part, TimeSpan patience, Action<DownloadProgress>? onProgress)
{
    const int Chunk = 1 << 17;

    /// <summary>Brings the rest; what has arrived stays in the part.</summary>
    /// <exception cref="DownloadFault">It could not be had, in whole or at all.</exception>
    public async Task Run(Uri address, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(patience);
        try
        {
            using var response = await client.SendAsync(
                Request(address), HttpCompletionOption.ResponseHeadersRead, limit.Token);
            Accept(response);
            await using var body = await response.Content.ReadAsStreamAsync(limit.Token);
            await Copy(body, part.Length, limit);
        }
        catch (OperationCanceledException error) when (!stop.IsCancellationRequested)
        {
            throw new DownloadFault($"nothing came for {patience.TotalSeconds:0} seconds", isLasting: false, error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new DownloadFault(Reason(error), isLasting: false, error);
        }
    }

    HttpRequestMessage Request(Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Range = part.Length > 0 ? new(part.Length, null) : null;
        return request;
    }

    /// <remarks>
    /// A server that knows no ranges sends the whole file with 200, one whose file is shorter answers 416.
    /// </remarks>
    void Accept(HttpResponseMessage response)
    {
        var range = response.Content.Headers.ContentRange;
        switch (response.StatusCode)
        {
            case HttpStatusCode.PartialContent when range?.From == part.Length:
                RequireSize(range.Length);
                break;
            case HttpStatusCode.OK:
                RequireSize(response.Content.Headers.ContentLength);
                part.CutTo(0);
                break;
            case HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable:
                part.CutTo(0);
                throw new DownloadFault("it gave another range than asked for", isLasting: false);
            case var status:
                throw new DownloadFault($"HTTP {(int)status}", status is not (
                    HttpStatusCode.RequestTimeout
                        or HttpStatusCode.TooManyRequests
                        or >= HttpStatusCode.InternalServerError));
        }
    }

    async Task Copy(Stream body, long start, CancellationTokenSource limit)
    {
        var buffer = new byte[Chunk];
        while (true)
        {
            limit.CancelAfter(patience);
            var count = await body.ReadAsync(buffer, limit.Token);
            part.Append(buffer.AsSpan(0, count));
            if (part.Length > file.Size || (count == 0 && part.Length < file.Size))
            {
                part.CutTo(start);
                throw new DownloadFault(
                    $"it gave {(count == 0 ? "less" : "more")} than the {file.Size:#,0} bytes that were published",
                    isLasting: true);
            }

            if (count == 0)
            {
                return;
            }

            onProgress?.Invoke(new(file, part.Length));
        }
    }

    void RequireSize(long? size)
    {
        if (size is { } bytes && bytes != file.Size)
        {
            throw new DownloadFault($"the file there has {bytes:#,0} bytes, not {file.Size:#,0}", isLasting: true);
        }
    }

    static string Reason(
        Exception error) => error is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError }
        ? "no such host, or no network"
        : (error.InnerException ?? error).Message.ReplaceLineEndings(" ").TrimEnd('.');
}
