namespace OnnxViz.CommandLine;

/// <summary>What the exit code of a command says.</summary>
public static class ExitCode
{
    /// <summary>It is done.</summary>
    public const int Done = 0;

    /// <summary>It failed.</summary>
    public const int Failed = 1;

    /// <summary>The words make no sense, whatever the files hold.</summary>
    public const int WrongUsage = 2;

    /// <summary>Time or the disk ran out: the same command, run again, goes on (EX_TEMPFAIL of sysexits).</summary>
    public const int TryAgain = 75;

    /// <summary>The user stopped it.</summary>
    public const int Stopped = 130;
}
