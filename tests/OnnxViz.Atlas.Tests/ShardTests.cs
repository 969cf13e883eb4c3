using OnnxViz.Graph;

namespace OnnxViz.Atlas.Tests;

public sealed class ShardTests
{
    [Theory]
    [InlineData("0/1", "", 0, 1)]
    [InlineData("3/4", "", 3, 4)]
    [InlineData("auto", "SLURM_ARRAY_TASK_ID=2 SLURM_ARRAY_TASK_COUNT=4", 2, 4)]
    [InlineData("auto", "SLURM_ARRAY_TASK_ID=3 SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MIN=1", 2, 3)]
    [InlineData("auto",
        "SLURM_ARRAY_TASK_ID=14 SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MIN=10 SLURM_ARRAY_TASK_STEP=2", 2, 3)]
    [InlineData("auto", "JOB_COMPLETION_INDEX=5 JOB_COMPLETIONS=8", 5, 8)]
    public void A_share_is_read(string text, string environment, int index, int count) =>
        Assert.Equal(new(index, count), Shard.Parse(text, Variables(environment)));

    [Theory]
    [InlineData("4/4", "", "i/n")]
    [InlineData("1", "", "i/n")]
    [InlineData("-1/4", "", "i/n")]
    [InlineData("auto", "", "neither SLURM_ARRAY_TASK_ID")]
    [InlineData("auto", "SLURM_ARRAY_TASK_ID=0", "SLURM_ARRAY_TASK_COUNT is not set")]
    [InlineData("auto", "SLURM_ARRAY_TASK_ID=x", "no number")]
    [InlineData("auto", "JOB_COMPLETION_INDEX=0", "JOB_COMPLETIONS is not set")]
    [InlineData("auto", "JOB_COMPLETION_INDEX=8 JOB_COMPLETIONS=8", "counted from 0")]
    public void What_is_none_is_refused(string text, string environment, string reason) =>
        Assert.Contains(
            reason, Assert.Throws<OnnxVizException>(() => Shard.Parse(text, Variables(environment))).Message);

    static Func<string, string?> Variables(string environment)
    {
        var all = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return name => all.GetValueOrDefault(name);
    }
}
