using OnnxViz.Testing;
using OnnxViz.Testing.Browsing;

namespace OnnxViz.Reports.Tests;

/// <summary>One browser for all tests of a class, started by the first that needs it.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    readonly TemporaryFolder _folder = new();
    Browser? _browser;
    int _pages;

    /// <summary>Writes a report and opens it; the test is skipped where there is no browser.</summary>
    public async Task<BrowserPage> Open(
        Report report, string fragment = "", int width = 1280, int height = 900, BrowserSettings? settings = null)
    {
        _browser ??= await Browser.Start();
        var path = _folder.File($"report {++_pages}.html");
        ReportFile.Write(path, report);
        return await _browser.Open(path, fragment, width, height, settings);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _folder.Dispose();
    }
}
