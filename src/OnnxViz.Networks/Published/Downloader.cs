using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>
/// Downloads published files: in pieces if need be, from several addresses, whole and checked or not at all.
/// </summary>
/// <param name="client">Makes the requests; its own time limit should be off, since files are large.</param>
/// <param name="policy">How often to try, and how long to wait.</param>
public sealed class Downloader(HttpClient client, RetryPolicy policy)
{
    const int Megabyte = 1 << 20;

    /// <summary>Told how far it is, after every piece.</summary>
    public Action<DownloadProgress>? OnProgress { get; init; }

    /// <summary>Told what went wrong at an address, in a line, before it or another one is tried.</summary>
    public Action<string>? OnTrouble { get; init; }

    /// <summary>A client for large files, which goes through the proxy that the environment names.</summary>
    public static HttpClient Client()
    {
        var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd(
            $"onnxviz/{typeof(Downloader).Assembly.GetName().Version?.ToString(3)}");
        return client;
    }

    /// <summary>
    /// Downloads a file into a folder. What arrives before a failure is kept, and gone on with the next time.
    /// </summary>
    /// <returns>Whether anything was downloaded; false where the file was there already.</returns>
    /// <exception cref="OnnxVizException">
    /// No address has it, or another file is in its place; the message tells how to fetch it by hand.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was asked to stop; what has arrived is kept.</exception>
    public async Task<bool> Fetch(PublishedFile file, string folder, CancellationToken stop = default)
    {
        var target = Path.GetFullPath(Path.Combine(folder, file.Name));
        if (IsThere(file, target))
        {
            return false;
        }

        using var part = PartFile.Open(file, target);
        if (part.Length >= file.Size && part.Publish())
        {
            return true;
        }

        var transfer = new Transfer(client, file, part, policy.Patience, OnProgress);
        var faults = new List<string>();
        foreach (var address in file.Addresses)
        {
            if (await TryAt(address, transfer, part, stop) is not { } fault)
            {
                return true;
            }

            faults.Add(fault);
        }

        throw new OnnxVizException(
            $"{file.Name} could not be downloaded ({string.Join("; ", faults.Distinct())}): fetch "
            + $"{file.Addresses[0]} by hand, "
            + $"put it into {Path.GetDirectoryName(target)} and run this again");
    }

    static bool IsThere(PublishedFile file, string target)
    {
        try
        {
            using var stream = File.OpenRead(target);
            return file.IsIn(stream) ? true : throw new OnnxVizException(
                $"{target} is not the published file: it has {stream.Length:#,0} bytes of {file.Size:#,0}, or "
                + "another SHA-256; delete or rename it");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new OnnxVizException($"{target} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Tries at one address as often as the policy says.</summary>
    /// <returns>Null where the file is in its place now, else what was wrong in the end.</returns>
    async Task<string?> TryAt(Uri address, Transfer transfer, PartFile part, CancellationToken stop)
    {
        for (var failures = 1; ; failures++)
        {
            var start = part.Length;
            try
            {
                await transfer.Run(address, stop);
                return part.Publish()
                    ? null
                    : throw new DownloadFault("it gave other bytes than were published (SHA-256)", isLasting: true);
            }
            catch (DownloadFault fault)
            {
                // Bytes of an earlier run may be to blame for a wrong checksum: they are gone, and the address deserves
                // another try.
                var isFresh = start > 0 && part.Length == 0;
                failures = part.Length - start >= Megabyte ? 0 : failures;
                if ((fault.IsLasting && !isFresh) || failures >= policy.Tries)
                {
                    OnTrouble?.Invoke($"{address.Host}: {fault.Message}");
                    return $"{address.Host}: {fault.Message}";
                }

                var delay = policy.Delay(Math.Max(1, failures));
                OnTrouble?.Invoke($"{address.Host}: {fault.Message}; trying again in {delay.TotalSeconds:0.#} s");
                await Task.Delay(delay, stop);
            }
        }
    }
}
