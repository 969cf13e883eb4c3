using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace OnnxViz.Testing.Browsing;

/// <summary>
/// A headless Chromium, driven through the protocol of its developer tools; it ends with this object.
/// </summary>
public sealed partial class Browser : IAsyncDisposable
{
    static readonly string[] Programs = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly Process _process;
    readonly DirectoryInfo _profile;
    readonly DevToolsConnection _connection;
    readonly Task _talk;

    Browser(Process process, DirectoryInfo profile, DevToolsConnection connection) =>
        (_process, _profile, _connection, _talk) = (process, profile, connection,
            process.StandardError.ReadToEndAsync());

    /// <summary>Starts one; the test is skipped where none is installed.</summary>
    public static async Task<Browser> Start()
    {
        var program = Programs.Select(Find).FirstOrDefault(path => path is not null);
        Skip.If(program is null, "No Chromium is installed (Debian: apt-get install chromium-headless-shell).");
        var profile = Directory.CreateTempSubdirectory("onnxviz-browser-");
        var process = Process.Start(
            new ProcessStartInfo(program!, Arguments(profile)) { RedirectStandardError = true })!;
        try
        {
            return new(process, profile, await DevToolsConnection.Open(await Address(process).WaitAsync(Patience)));
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>A new page of this size with this file in it, once it is loaded.</summary>
    /// <param name="file">The file.</param>
    /// <param name="fragment">What stands behind # in its address.</param>
    /// <param name="width">Pixels from left to right.</param>
    /// <param name="height">Pixels from top to bottom.</param>
    /// <param name="settings">More of the page: whether it is dark, whether scripts run.</param>
    public async Task<BrowserPage> Open(
        string file, string fragment = "", int width = 1280, int height = 900, BrowserSettings? settings = null)
    {
        var page = await BrowserPage.New(_connection);
        await page.Set(width, height, settings ?? new());
        await page.Go(new Uri(Path.GetFullPath(file)).AbsoluteUri + (fragment.Length > 0 ? "#" + fragment : ""));
        return page;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAny(_connection.Send("Browser.close"), _process.WaitForExitAsync());
        await _process.WaitForExitAsync().WaitAsync(Patience);
        await _connection.DisposeAsync();
        await _talk;
        _process.Dispose();
        _profile.Delete(recursive: true);
    }

    static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    static string[] Arguments(DirectoryInfo profile) =>
    [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
        "--hide-scrollbars",
        "--force-color-profile=srgb", "--remote-debugging-port=0", $"--user-data-dir={profile.FullName}", "about:blank",
    ];

    static async Task<Uri> Address(Process process)
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                return new(match.Groups[1].Value);
            }
        }
        throw new InvalidOperationException("the browser ended before it could be used");
    }

    [GeneratedRegex("DevTools listening on (ws://.+)")]
    private static partial Regex Listening();
}
