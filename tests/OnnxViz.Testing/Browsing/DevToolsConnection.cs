using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OnnxViz.Testing.Browsing;

/// <summary>Commands to a browser, their answers, and what it reports by itself.</summary>
sealed class DevToolsConnection : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly ClientWebSocket _socket = new();
    readonly SemaphoreSlim _turn = new(1);
    readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _waiting = new();
    Task _reading = Task.CompletedTask;
    int _commands;

    /// <summary>Called with session, method and parameters of each report.</summary>
    public event Action<string, string, JsonNode>? Reported;

    public static async Task<DevToolsConnection> Open(Uri address)
    {
        var connection = new DevToolsConnection();
        await connection._socket.ConnectAsync(address, CancellationToken.None);
        connection._reading = Task.Run(connection.Read);
        return connection;
    }

    /// <summary>Sends a command and waits for its result.</summary>
    public async Task<JsonNode> Send(string method, JsonObject? parameters = null, string? session = null)
    {
        var number = Interlocked.Increment(ref _commands);
        var command = new JsonObject { ["id"] = number, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null)
        {
            command["sessionId"] = session;
        }

        var answer = _waiting[number] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await _turn.WaitAsync();
        try
        {
            await _socket.SendAsync(
                JsonSerializer.SerializeToUtf8Bytes(command), WebSocketMessageType.Text, true, CancellationToken.None);
        }
        finally
        {
            _turn.Release();
        }
        return await answer.Task.WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
    }

    async Task Read()
    {
        var buffer = new byte[1 << 16];
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer, CancellationToken.None);
                message.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage)
                {
                    continue;
                }

                Take(JsonNode.Parse(message.GetBuffer().AsSpan(0, (int)message.Length))!);
                message.SetLength(0);
            }
        }
        catch (Exception end) when (end is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            foreach (var waiting in _waiting.Values)
            {
                waiting.TrySetException(end);
            }
        }
    }

    void Take(JsonNode message)
    {
        if ((int?)message["id"] is not { } number)
        {
            Reported?.Invoke((string?)message["sessionId"] ?? "", (string)message["method"]!, message["params"]!);
        }
        else if (_waiting.TryRemove(number, out var answer))
        {
            Answer(answer, message);
        }
    }

    static void Answer(TaskCompletionSource<JsonNode> answer, JsonNode message)
    {
        if (message["error"] is { } error)
        {
            answer.SetException(new InvalidOperationException(error.ToJsonString()));
        }
        else
        {
            answer.SetResult(message["result"]!);
        }
    }
}
