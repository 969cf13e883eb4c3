using System.Text.Json;

namespace OnnxViz.Fuzz.Running;

/// <summary>What became of an input.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">How it was made.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Kind">Where it was refused.</param>
/// <param name="Message">The error's message; empty where there was none.</param>
sealed record Result(int Number, string Name, Outcome Outcome, string Kind, string Message)
{
    /// <summary>How long it took.</summary>
    public double Seconds { get; init; }

    /// <summary>The most memory that the process had while it was under way, in bytes.</summary>
    public long Memory { get; init; }

    /// <summary>Whether something has to be put right.</summary>
    public bool IsFinding => Outcome is not (Outcome.Works or Outcome.Refused);

    /// <summary>One line.</summary>
    public string ToLine() => JsonSerializer.Serialize(this);

    /// <summary>The result that a line tells.</summary>
    public static Result FromLine(string line) =>
        JsonSerializer.Deserialize<Result>(line) ?? throw new InvalidDataException($"a worker wrote {line}");
}
