using OnnxViz.Features;
using OnnxViz.Pictures;
using OnnxViz.Testing;
using OnnxViz.Testing.Browsing;

namespace OnnxViz.Atlas.Tests;

/// <summary>
/// A finished atlas with photographs, and one browser for all tests of a class, started by the first that needs it.
/// </summary>
public sealed class SiteFixture : IAsyncLifetime
{
    readonly SmallAtlas _atlas = new();
    readonly TemporaryFolder _photos = new();
    Browser? _browser;

    /// <summary>Opens a page; the test is skipped where there is no browser.</summary>
    public async Task<BrowserPage> Open(string page, string fragment = "", BrowserSettings? settings = null)
    {
        _browser ??= await Browser.Start();
        Make();
        return await _browser.Open(_atlas.Folder("site").FileOf(page), fragment, settings: settings);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _atlas.Dispose();
        _photos.Dispose();
    }

    void Make()
    {
        if (_atlas.Folder("site").IsBegun)
        {
            return;
        }

        PictureFile.Write(_photos.File("slope.png"), TestPictures.Slope(32, 24));
        PictureFile.Write(_photos.File("wide slope.png"), TestPictures.Slope(48, 20));
        using var photos = PictureList.Of([_photos.Path]);
        _atlas.Draw("site");
        var (folder, runtime) = (_atlas.Folder("site"), _atlas.Settings.Runtime);
        new Finisher(_atlas.Network, _atlas.Plan, folder)
        {
            Photos = photos,
            Runtime = runtime,
            Beside = [_atlas.DrawOtherwise("site/seed 1", 1)],
        }.Run(default);
    }
}
