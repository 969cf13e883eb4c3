using OnnxViz.Testing.Browsing;

namespace OnnxViz.Atlas.Tests;

/// <summary>The site in a real browser, from disk.</summary>
public sealed class SiteTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    const string Loaded = "[...document.images].filter(image => image.checkVisibility())"
        + ".every(image => image.complete && image.naturalWidth > 0)";

    const string Paper = "getComputedStyle(document.body).backgroundColor";

    [SkippableTheory]
    [InlineData("index.html", "")]
    [InlineData("relu1/index.html", "3")]
    [InlineData("relu2/index.html", "5")]
    public async Task Pages_show_all_pictures_without_a_complaint_and_load_nothing_but_files_beside_them(
        string file, string fragment)
    {
        var page = await site.Open(file, fragment);
        await page.Until($"document.images.length > 4 && {Loaded}");
        Assert.Empty(page.Complaints);
        Assert.All(page.Requests, address => Assert.Matches("^(file:.*/site/|data:image/)", address));
    }

    [SkippableFact]
    public async Task An_address_shows_its_unit()
    {
        var page = await site.Open("relu2/index.html", "4");
        Assert.Equal("relu2:4 climbed", await Text(page, "document.querySelector('#name').textContent"));
        Assert.EndsWith("/relu2/0004.png", await Text(page, "document.querySelector('#picture img').src"));
        Assert.Equal("4", await Text(page, "document.querySelector('.tile[aria-current]').dataset.channel"));
        Assert.Contains(
            "percentile among 2 photographs", await Text(page, "document.querySelector('#numbers').textContent"));
        await page.Evaluate("location.hash = '#1'");
        await page.Until("document.querySelector('#name').textContent.startsWith('relu2:1 ')");
    }

    [SkippableFact]
    public async Task Pictures_of_other_atlases_stand_beside()
    {
        var page = await site.Open("relu2/index.html", "2");
        Assert.EndsWith(
            "/seed%201/relu2/0002.png", await Text(page, "document.querySelector('#beside img').src"));
        Assert.Contains("seed 1, score ", await Text(page, "document.querySelector('#beside').textContent"));
        await page.Until("document.querySelector('#beside img').naturalWidth === 16");
    }

    [SkippableFact]
    public async Task A_dead_unit_says_so_and_is_not_compared_with_photographs()
    {
        var page = await site.Open("relu2/index.html", "5");
        Assert.Equal("relu2:5 dead", await Text(page, "document.querySelector('#name').textContent"));
        Assert.Contains("could not make it fire", await Text(page, "document.querySelector('#remark').textContent"));
        var numbers = await Text(page, "document.querySelector('#numbers').textContent");
        Assert.Contains("pre-activation", numbers);
        Assert.DoesNotContain("percentile", numbers);
    }

    [SkippableFact]
    public async Task Links_lead_to_inputs_and_back_to_outputs()
    {
        var page = await site.Open("relu2/index.html", "0");
        var input = await Text(page, "document.querySelector('#inputs a').getAttribute('href')");
        Assert.Matches("^[.][.]/relu1/index[.]html#[0-7]$", input);
        Assert.True(await Is(page, "document.querySelector('#outputs').hidden"));
        var outputs = await site.Open("relu1/index.html", input.Split('#')[1]);
        Assert.True(
            await Is(
                outputs,
                    "[...document.querySelectorAll('#outputs a')]"
                    + ".some(link => link.getAttribute('href') === '../relu2/index.html#0')"));
        Assert.True(await Is(outputs, "document.querySelector('#kernel img').naturalWidth > 0"));
    }

    [SkippableFact]
    public async Task Keys_reach_every_unit_and_layer()
    {
        var page = await site.Open("relu1/index.html");
        foreach (var (key, unit) in new[
            ] { ("n", 1), ("ArrowRight", 2), ("p", 1), ("End", 7), ("n", 7), ("Home", 0), ("ArrowLeft", 0) })
        {
            await page.Press(key);
            Assert.StartsWith($"relu1:{unit} ", await Text(page, "document.querySelector('#name').textContent"));
        }

        Assert.Equal("#0", await Text(page, "location.hash"));
        await page.Press("?");
        Assert.True(await Is(page, "document.querySelector('#keys').open"));
        await page.Press("Escape", "j");
        await page.Until("location.href.includes('/relu2/index.html') && "
            + "(document.querySelector('#name')?.textContent ?? '') !== ''");
        await page.Press("u");
        await page.Until("location.href.endsWith('/site/index.html')");
    }

    [SkippableTheory]
    [InlineData("relu2", 6)]
    [InlineData("relu1 3", 1)]
    [InlineData("dead", 2)]
    [InlineData("wide", 12)]
    [InlineData("nothing like it", 0)]
    public async Task The_whole_atlas_is_searched(string words, int found)
    {
        var page = await site.Open("index.html");
        await page.Press("/");
        await page.Evaluate(
            $"document.activeElement.value = '{words}'; document.activeElement.dispatchEvent(new Event('input'))");
        Assert.Equal(found, (int)(double)(await page.Evaluate("document.querySelectorAll('#found .tile').length"))!);
        Assert.True(await Is(page, "document.querySelector('#layers').hidden"));
    }

    [SkippableTheory]
    [InlineData(false, "rgb(255, 255, 255)", "rgb(22, 24, 28)")]
    [InlineData(true, "rgb(22, 24, 28)", "rgb(255, 255, 255)")]
    public async Task It_is_light_or_dark_as_the_system_until_a_key_changes_it(bool dark, string before, string after)
    {
        await (await site.Open("index.html")).Evaluate("localStorage.clear()");
        var page = await site.Open("index.html", settings: new() { Dark = dark });
        Assert.Equal(before, await Text(page, Paper));
        await page.Press("l");
        Assert.Equal(after, await Text(page, Paper));
        var next = await site.Open("relu1/index.html", settings: new() { Dark = dark });
        Assert.Equal(after, await Text(next, Paper));
    }

    static async Task<string> Text(BrowserPage page, string expression) => (string)(await page.Evaluate(expression))!;

    static async Task<bool> Is(BrowserPage page, string expression) => (bool)(await page.Evaluate(expression))!;
}
