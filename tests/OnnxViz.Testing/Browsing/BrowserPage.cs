using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace OnnxViz.Testing.Browsing;

/// <summary>A page in a browser: what it says, what it asks for, and the keys that are pressed in it.</summary>
public sealed class BrowserPage
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    static readonly Dictionary<string, int> Codes = new()
    {
        ["Tab"] = 9,
        ["Enter"] = 13,
        ["Escape"] = 27,
        [" "] = 32,
        ["End"] = 35,
        ["Home"] = 36,
        ["ArrowLeft"] = 37,
        ["ArrowUp"] = 38,
        ["ArrowRight"] = 39,
        ["ArrowDown"] = 40,
    };

    readonly DevToolsConnection _connection;
    readonly string _session;
    readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly ConcurrentQueue<string> _complaints = [];
    readonly ConcurrentQueue<string> _requests = [];

    BrowserPage(DevToolsConnection connection, string session) => (_connection, _session) = (connection, session);

    /// <summary>Errors and warnings so far: of scripts, of the console, of the page's policy.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>The addresses that were asked for so far.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>The value of an expression, waited for if it is a promise, as JSON; null where it has none.</summary>
    public async Task<JsonNode?> Evaluate(string expression)
    {
        var answer = await Send("Runtime.evaluate", new()
        {
            ["expression"] = expression,
            ["awaitPromise"] = true,
            ["returnByValue"] = true,
        });
        return answer["exceptionDetails"] is { } failure
            ? throw new InvalidOperationException($"{expression}: {failure.ToJsonString()}")
            : answer["result"]?["value"]?.DeepClone();
    }

    /// <summary>Waits until an expression is true.</summary>
    public async Task Until(string expression)
    {
        var end = DateTime.UtcNow + Patience;
        while ((bool?)await Evaluate($"Boolean({expression})") != true)
        {
            if (DateTime.UtcNow > end)
            {
                throw new TimeoutException(
                    $"{expression} did not come true; the page says: {string.Join(" | ", _complaints)}");
            }

            await Task.Delay(Pause);
        }
    }

    /// <summary>
    /// Presses keys one after the other, by the names that pages know them by: "ArrowDown", "Tab", "c".
    /// </summary>
    public async Task Press(params string[] keys)
    {
        foreach (var key in keys)
        {
            var down = Key(key, "keyDown");
            if (key.Length == 1 || key == "Enter")
            {
                down["text"] = key == "Enter" ? "\r" : key;
            }

            await Send("Input.dispatchKeyEvent", down);
            await Send("Input.dispatchKeyEvent", Key(key, "keyUp"));
        }
    }

    /// <summary>Moves the pointer to a place in the window.</summary>
    public Task Point(double x, double y) =>
        Send("Input.dispatchMouseEvent", new() { ["type"] = "mouseMoved", ["x"] = x, ["y"] = y });

    /// <summary>What is seen of the page, as a PNG file.</summary>
    public async Task<byte[]> Screenshot()
    {
        var answer = await Send("Page.captureScreenshot", new() { ["format"] = "png" });
        return Convert.FromBase64String((string)answer["data"]!);
    }

    internal static async Task<BrowserPage> New(DevToolsConnection connection)
    {
        var target = await connection.Send("Target.createTarget", new() { ["url"] = "about:blank" });
        var attached = await connection.Send(
            "Target.attachToTarget", new() { ["targetId"] = target["targetId"]!.DeepClone(), ["flatten"] = true });
        var page = new BrowserPage(connection, (string)attached["sessionId"]!);
        connection.Reported += page.Take;
        foreach (var domain in new[] { "Page", "Runtime", "Log", "Network" })
        {
            await page.Send(domain + ".enable");
        }

        return page;
    }

    internal async Task Set(int width, int height, BrowserSettings settings)
    {
        await Send("Emulation.setDeviceMetricsOverride", new()
        {
            ["width"] = width,
            ["height"] = height,
            ["deviceScaleFactor"] = 1,
            ["mobile"] = false,
        });
        var scheme = new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = settings.Dark ? "dark" : "light" };
        await Send("Emulation.setEmulatedMedia", new() { ["features"] = new JsonArray(scheme) });
        await Send("Emulation.setScriptExecutionDisabled", new() { ["value"] = !settings.Scripts });
    }

    internal async Task Go(string address)
    {
        await Send("Page.navigate", new() { ["url"] = address });
        await _loaded.Task.WaitAsync(Patience);
    }

    static JsonObject Key(string key, string type)
    {
        var code = Codes.TryGetValue(key, out var known) ? known : char.ToUpperInvariant(key[0]);
        return new() { ["type"] = type, ["key"] = key, ["code"] = key, ["windowsVirtualKeyCode"] = code };
    }

    Task<JsonNode> Send(string method, JsonObject? parameters = null) => _connection.Send(method, parameters, _session);

    void Take(string session, string method, JsonNode report)
    {
        if (session != _session)
        {
            return;
        }

        if (method == "Page.loadEventFired")
        {
            _loaded.TrySetResult();
        }
        else if (method == "Network.requestWillBeSent")
        {
            _requests.Enqueue((string)report["request"]!["url"]!);
        }
        else if (method is "Runtime.exceptionThrown" or "Log.entryAdded" || IsComplaint(method, report))
        {
            _complaints.Enqueue(report.ToJsonString());
        }
    }

    static bool IsComplaint(string method, JsonNode report) =>
        method == "Runtime.consoleAPICalled" && (string?)report["type"] is "error" or "warning" or "assert";
}
