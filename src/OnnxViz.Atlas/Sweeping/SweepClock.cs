namespace OnnxViz.Atlas;

/// <summary>Counts the work of a sweep.</summary>
/// <param name="open">The blocks that are to be drawn.</param>
/// <param name="steps">The steps of each unit.</param>
/// <param name="before">Units that were done before.</param>
sealed class SweepClock(UnitBlock[] open, int steps, int before)
{
    readonly long _total = (long)steps * open.Sum(block => block.Count);
    long _done;

    /// <summary>Units done since the sweep began.</summary>
    public int Drawn { get; set; }

    /// <summary>Units there are to draw.</summary>
    public int Open { get; } = open.Sum(block => block.Count);

    /// <summary>A step of some units is done.</summary>
    /// <remarks>Units that stay silent at first take more steps than these; the count waits for them.</remarks>
    public SweepProgress After(int units, string layer)
    {
        _done = Math.Min(_done + units, (long)steps * (Drawn + units));
        return new(Math.Min(_done, _total), _total, before + Drawn, before + Open, layer);
    }
}
