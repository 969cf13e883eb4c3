using System.Text.Json.Nodes;
using OnnxViz.Features;
using OnnxViz.Testing;
using OnnxViz.Testing.Browsing;

namespace OnnxViz.Reports.Tests;

/// <summary>The page in a real browser.</summary>
public sealed class ReportPageTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    const string White = "255,255,255";
    const string Drawn =
        "document.querySelectorAll('.tile canvas').length >= 3 && document.querySelector('#map-list "
        + "output').textContent";

    [SkippableFact]
    public async Task The_page_draws_everything_without_a_complaint_and_asks_nobody()
    {
        var page = await browser.Open(SampleReport.Make());
        await page.Until(Drawn);
        await page.Press("j");
        await page.Until("document.querySelector('#layer-name').textContent === 'scores'");
        await page.Until(Drawn);
        Assert.Empty(page.Complaints);
        Assert.All(page.Requests, address => Assert.Matches("^(file:.*report.*[.]html|data:image/)", address));
        Assert.True((bool?)await page.Evaluate("document.querySelector('#failure').hidden"));
    }

    [SkippableFact]
    public async Task Keys_alone_reach_every_filter_and_layer()
    {
        var page = await browser.Open(SampleReport.Make());
        for (var tabs = 0; tabs < 40 && !await Is(page, "document.activeElement.matches('.tile')"); tabs++)
        {
            await page.Press("Tab");
        }

        Assert.Equal("Filter 0", await Heading(page));
        Assert.NotEqual("none", await Text(page, "getComputedStyle(document.activeElement).outlineStyle"));
        var steps = new[]
        {
            ("ArrowRight", 2),
            ("End", 1),
            ("ArrowRight", 1),
            ("ArrowLeft", 5),
            ("Home", 0),
            ("n", 2),
            ("n", 3),
            ("p", 2),
        };
        foreach (var (key, filter) in steps)
        {
            await page.Press(key);
            Assert.Equal($"Filter {filter}", await Heading(page));
            Assert.Equal($"{filter}", await Text(page, "document.activeElement.dataset.filter"));
        }
        await page.Press("j");
        Assert.Equal("scores", await Text(page, "document.querySelector('#layer-name').textContent"));
        await page.Press("ArrowRight", "t", "ArrowUp", "ArrowUp");
        Assert.Equal("Filter 0 class 0", await Heading(page));
        await page.Evaluate("document.querySelector('#layer-list [aria-current=true]').focus()");
        await page.Press("ArrowUp");
        Assert.Equal("conv1", await Text(page, "document.querySelector('#layer-name').textContent"));
        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task Letters_are_keys_only_where_nothing_is_typed_and_can_be_switched_off()
    {
        var page = await browser.Open(SampleReport.Make());
        await page.Evaluate("document.querySelector('#find').focus()");
        await page.Press("t");
        Assert.True(
            await Is(page, "document.querySelector('#table').hidden && document.querySelector('#find').value === 't'"));
        await page.Evaluate("document.activeElement.blur()");
        await page.Press("?");
        Assert.True(await Is(page, "document.querySelector('#keys').open"));
        await page.Press(" ", "Escape", "t");
        Assert.True(await Is(page, "document.querySelector('#table').hidden"));
    }

    [SkippableFact]
    public async Task The_strongest_place_is_boxed_where_it_looks()
    {
        var page = await browser.Open(SampleReport.Make(), "layer=conv1&filter=3&overlay=0");
        await page.Until(Drawn);
        // Row 3, column 1 of the map: middle at row 13, column 5, three pixels to each side; the canvas is ten times
        // the picture.
        Assert.Equal(White, await Pixel(page, "#map-list canvas", 20, 135));
        Assert.Equal(White, await Pixel(page, "#map-list canvas", 90, 135));
        Assert.NotEqual(White, await Pixel(page, "#map-list canvas", 95, 135));
        Assert.Contains(
            "at row 3, column 1", await Text(page, "document.querySelector('#map-list output').textContent"));
        await page.Evaluate("document.querySelector('#map-list canvas[tabindex]').focus()");
        await page.Press("ArrowRight", "ArrowDown");
        Assert.StartsWith("about 3.2", await Text(page, "document.querySelector('#map-list output').textContent"));
        Assert.Equal(White, await Pixel(page, "#map-list canvas", 130, 170));
        Assert.Equal("Filter 3", await Heading(page));
    }

    [SkippableFact]
    public async Task The_overlay_covers_what_the_positions_stand_for_and_is_as_dense_as_asked()
    {
        var page = await browser.Open(SampleReport.Make(), "layer=conv1&filter=3&overlay=100&box=no&colours=gray");
        await page.Until(Drawn);
        // The peak's cell: 4 pixels around row 13, column 5.
        Assert.Equal(White, await Pixel(page, "#map-list canvas", 55, 135));
        Assert.NotEqual(White, await Pixel(page, "#map-list canvas", 80, 135));
        var covered = await Pixel(page, "#map-list canvas", 80, 135);
        await page.Press("o");
        Assert.NotEqual(covered, await Pixel(page, "#map-list canvas", 80, 135));
    }

    [SkippableFact]
    public async Task Patches_that_the_report_does_not_hold_are_cut_from_its_pictures()
    {
        var page = await browser.Open(SampleReport.Make(), "layer=conv1&filter=2");
        await page.Evaluate("document.querySelector('#patches').scrollIntoView()");
        await page.Until("document.querySelectorAll('#patches li').length === 2");
        // Position (2, 1) sees rows 6 to 12 and columns 2 to 8 of a picture that is redder to the right, greener to the
        // bottom.
        await page.Until(
            "document.querySelector('#patches canvas').getContext('2d').getImageData(6, 6, 1, 1).data[3] > 0");
        var pixel = await Pixel(page, "#patches canvas", 6, 6);
        Assert.Equal("64,96,64", pixel);
        Assert.Equal(3, await Number(page, "document.querySelectorAll('#patches img').length"));
    }

    [SkippableFact]
    public async Task The_table_sorts_by_each_column_and_puts_what_is_unknown_last()
    {
        var page = await browser.Open(SampleReport.Make(), "layer=conv1&view=table");
        Assert.Equal("0,2,3,4,5,1", await Order(page));
        await page.Evaluate("document.querySelectorAll('#table thead button')[2].focus()");
        await page.Press("Enter");
        Assert.Equal("5,4,3,2,0,1", await Order(page));
        Assert.Equal("descending", await Text(page, "document.activeElement.parentElement.getAttribute('aria-sort')"));
        await page.Press("Enter");
        Assert.Equal("0,2,3,4,5,1", await Order(page));
        Assert.Equal("ascending", await Text(page, "document.activeElement.parentElement.getAttribute('aria-sort')"));
        await page.Press("d");
        Assert.Equal("1", await Order(page));
        Assert.Equal("1 of 6 filters", await Text(page, "document.querySelector('#count').textContent"));
        await page.Press("d", "t");
        Assert.True(await Is(
            page,
            "document.querySelector('.tile').dataset.filter === '0' && document.querySelectorAll('.tile').length === "
            + "6"));
    }

    [SkippableFact]
    public async Task The_address_keeps_the_place()
    {
        var page = await browser.Open(SampleReport.Make(), "layer=scores&filter=2");
        Assert.Equal("Filter 2 class 2", await Heading(page));
        await page.Press("k", "n", "c");
        await page.Until(
            "location.hash.startsWith('#layer=conv1&filter=3') && location.hash.includes('colours=diverging')");
        await page.Evaluate("location.hash = 'layer=conv1&filter=4'");
        await page.Until("document.querySelector('#filter-name').textContent === 'Filter 4'");
        await page.Evaluate("location.hash = 'layer=nowhere&filter=x&overlay=y&view=z&colours=q'");
        await page.Until("document.querySelector('#filter-name').textContent === 'Filter 0'");
        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task The_page_is_dark_where_the_system_is_and_where_the_reader_says_so()
    {
        const string Paper = "getComputedStyle(document.body).backgroundColor";
        var page = await browser.Open(SampleReport.Make(), settings: new(Dark: true));
        var dark = await Text(page, Paper);
        await page.Press("l");
        var light = await Text(page, Paper);
        Assert.Equal(("rgb(22, 24, 28)", "rgb(255, 255, 255)"), (dark, light));
        page = await browser.Open(SampleReport.Make());
        Assert.Equal(light, await Text(page, Paper));
        await page.Press("l");
        Assert.Equal(dark, await Text(page, Paper));
    }

    [SkippableTheory]
    [InlineData(320, "grid")]
    [InlineData(320, "table")]
    [InlineData(800, "grid")]
    [InlineData(1920, "table")]
    public async Task No_window_has_to_be_scrolled_sideways(int width, string view)
    {
        var page = await browser.Open(
            SampleReport.Make(new string('x', 200)), $"filter=2&view={view}", width, height: 3000);
        await page.Until("document.querySelector('#map-list output').textContent");
        Assert.Equal(width, await Number(page, "document.documentElement.scrollWidth"));
    }

    [SkippableFact]
    public async Task Names_stay_text_in_the_browser()
    {
        var sample = SampleReport.Make(SampleReport.Hostile);
        var report = sample with
        {
            Title = SampleReport.Hostile,
            Facts = [new(SampleReport.Hostile, SampleReport.Hostile)],
            Pictures =
                [.. sample.Pictures.Select(
                    picture => picture with { Name = SampleReport.Hostile, Note = SampleReport.Hostile })],
        };
        var page = await browser.Open(report);
        await page.Until(Drawn);
        await page.Press("t", "t", "j", "k", "n");
        await page.Until("location.hash.includes('layer=')");
        Assert.Equal(SampleReport.Hostile, await Text(page, "document.querySelector('#layer-name').textContent"));
        Assert.Equal(0, await Number(page, "document.querySelectorAll('img[src=x]').length"));
        Assert.Contains("</script><img", await Text(page, "document.title"));
        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task Everything_has_a_name_for_those_who_do_not_see_it()
    {
        var page = await browser.Open(SampleReport.Make(), "layer=conv1&filter=2");
        await page.Until(Drawn);
        const string Nameless = """
            [...document.querySelectorAll('button, input, select, img, canvas, [role=option], [role=listbox], '
                + '[role=group], nav, section')]
                .filter(element => !(element.getAttribute('aria-label') || element.getAttribute('aria-labelledby')
                    || element.getAttribute('aria-hidden') || element.alt || element.closest('.tile')
                    || element.labels?.[0]?.textContent.trim() || element.textContent.trim()))
                .map(element => element.outerHTML.slice(0, 80))
            """;
        Assert.Empty((JsonArray)(await page.Evaluate(Nameless))!);
        Assert.Equal("en 1 1 1", await Text(
            page,
            "[document.documentElement.lang, ...['main', 'header', 'nav'].map(tag => "
            + "document.querySelectorAll(tag).length)].join(' ')"));
    }

    [SkippableFact]
    public async Task Only_what_is_near_the_window_is_drawn()
    {
        var filters = Enumerable.Range(0, 600).Select(index => new ReportFilter(index));
        var maps = ReportMaps.Of(0, Enumerable.Range(0, 600 * 16).Select(place => place * 0.5f).ToArray(), 4, 4);
        var sample = SampleReport.Make();
        var page = await browser.Open(sample with { Layers = [new("many", filters) { Maps = [maps] }] });
        await page.Until(Drawn);
        Assert.InRange(await Number(page, "document.querySelectorAll('.tile canvas').length"), 3, 300);
        await page.Evaluate("document.querySelector('.tile').focus()");
        await page.Press("End");
        await page.Until("document.querySelector('.tile[data-filter=\"599\"] canvas')");
    }

    [SkippableFact]
    public async Task Without_scripts_the_page_says_so()
    {
        var page = await browser.Open(SampleReport.Make(), settings: new(Scripts: false));
        Assert.Contains("JavaScript is off", await Text(page, "document.querySelector('noscript').innerText"));
        Assert.Contains("unit", await Text(page, "document.querySelector('.facts').innerText"));
    }

    [SkippableFact]
    public async Task Reports_of_kernels_alone_or_numbers_alone_are_whole_pages()
    {
        var kernels = new ReportLayer("conv", [new(0) { Kernel = ReportImage.Exact(TestPictures.Noise(3, 3, 3)) }]);
        var numbers = new ReportLayer("relu", [new(7) { State = FilterState.Silent, Numbers = [0] }])
        {
            Columns = [new("fires", "", Percent: true)],
        };
        var page = await browser.Open(new("no pictures", [], [], [kernels, numbers, new("empty", [])]));
        await page.Until(
            "document.querySelector('.tile img') && document.querySelector('#kernel img').naturalWidth === 3");
        await page.Press("j");
        Assert.Equal("Filter 7", await Heading(page));
        Assert.True(
            await Is(page, "document.querySelector('#maps').hidden && document.querySelector('#kernel').hidden"));
        Assert.False(await Is(page, "document.querySelector('#colours').offsetParent"));
        Assert.Equal("0 %", await Text(page, "document.querySelector('#numbers dd').textContent"));
        await page.Press("j", "n", "t", "c", "r", "s", "o", "d");
        Assert.True(await Is(page, "document.querySelector('#detail').hidden"));
        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task A_kernel_that_several_layers_show_lies_in_the_page_once()
    {
        var image = ReportImage.Exact(TestPictures.Noise(5, 3, 3));
        Report report = new(
            "shared", [], [], [new("conv", [new(0) { Kernel = image }]), new("relu", [new(0) { Kernel = image }])]);
        var page = await browser.Open(report);
        await page.Until("document.querySelector('#kernel img').naturalWidth === 5");
        await page.Press("j");
        Assert.Equal("relu", await Text(page, "document.querySelector('#layer-name').textContent"));
        await page.Until("document.querySelector('#kernel img').naturalWidth === 5 && document.querySelector('.tile "
            + "img')?.naturalWidth === 5");
        Assert.Equal(
            """{"kernel":{"block":"filter-0-0"},"patches":[]}""",
            await Text(page, "document.querySelector('#filter-1-0').textContent"));
        Assert.Empty(page.Complaints);
    }

    static Task<string> Heading(BrowserPage page) => Text(page, "document.querySelector('#filter-name').textContent");

    static Task<string> Order(BrowserPage page) =>
        Text(page, "[...document.querySelectorAll('#table tbody button')].map(button => button.dataset.filter).join()");

    static async Task<string> Text(BrowserPage page, string expression) => (string)(await page.Evaluate(expression))!;

    static async Task<int> Number(BrowserPage page, string expression) => (int)(await page.Evaluate(expression))!;

    static async Task<bool> Is(BrowserPage page, string expression) =>
        (bool)(await page.Evaluate($"Boolean({expression})"))!;

    static Task<string> Pixel(BrowserPage page, string canvas, int x, int y) =>
        Text(
            page,
            $"[...document.querySelector('{canvas}').getContext('2d').getImageData({x}, {y}, 1, 1).data].slice(0, "
            + "3).join()");
}
