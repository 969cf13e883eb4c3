using System.Globalization;
using OnnxViz.Graph;

namespace OnnxViz.Atlas;

/// <summary>
/// Which share of an atlas a process draws: of all blocks in order, every <paramref name="Count"/>th.
/// </summary>
/// <param name="Index">Its number, from 0.</param>
/// <param name="Count">How many there are.</param>
public sealed record Shard(int Index, int Count)
{
    /// <summary>The word for a share that the scheduler of a cluster tells.</summary>
    public const string Auto = "auto";

    const string SlurmTask = "SLURM_ARRAY_TASK_ID";
    const string SlurmCount = "SLURM_ARRAY_TASK_COUNT";
    const string SlurmFirst = "SLURM_ARRAY_TASK_MIN";
    const string SlurmStep = "SLURM_ARRAY_TASK_STEP";
    const string KubernetesIndex = "JOB_COMPLETION_INDEX";
    const string KubernetesCount = "JOB_COMPLETIONS";

    /// <summary>The whole atlas.</summary>
    public static Shard Whole { get; } = new(0, 1);

    /// <summary>Reads <c>2/8</c> (the third of eight, from 0), or <c>auto</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="variable">Tells what an environment variable holds; null for nothing.</param>
    /// <exception cref="OnnxVizException">It is none, or <c>auto</c> where no scheduler tells.</exception>
    public static Shard Parse(string text, Func<string, string?> variable) => text == Auto
        ? OfScheduler(variable)
        : text.Split('/')
            is [var index, var count] && Number(index) is { } number && Number(count) is { } all && number < all
            ? new(number, all)
            : throw new OnnxVizException($"{text} is no share: give i/n such as 0/4 to 3/4, or {Auto}");

    /// <summary>Its part of some blocks.</summary>
    public IReadOnlyList<UnitBlock> Of(IReadOnlyList<UnitBlock> blocks) =>
        [.. blocks.Where((_, index) => index % Count == Index)];

    /// <inheritdoc/>
    public override string ToString() => $"{Index}/{Count}";

    static Shard OfScheduler(Func<string, string?> variable)
    {
        if (Value(SlurmTask) is { } task)
        {
            return new((task - (Value(SlurmFirst) ?? 0)) / Math.Max(1, Value(SlurmStep) ?? 1), Required(SlurmCount));
        }

        return Value(KubernetesIndex) is { } index
            ? Within(new(index, Required(KubernetesCount)))
            : throw new OnnxVizException(
                $"--shard {Auto}: neither {SlurmTask} (a Slurm array) nor {KubernetesIndex} (an indexed job of "
                + "Kubernetes) is set: give --shard i/n");

        int? Value(string name) => variable(name) is { Length: > 0 } text
            ? Number(text)
                ?? throw new OnnxVizException($"--shard {Auto}: {name} is {text}, no number: give --shard i/n")
            : null;

        int Required(string name) => Value(name)
            ?? throw new OnnxVizException(
                $"--shard {Auto}: {name} is not set: set it to the number of tasks, or give --shard i/n");
    }

    static Shard Within(Shard shard) => shard.Index < shard.Count
        ? shard
        : throw new OnnxVizException(
            $"--shard {Auto}: task {shard.Index} of {shard.Count}, counted from 0: "
            + $"set {KubernetesCount} to the job's completions");

    static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
