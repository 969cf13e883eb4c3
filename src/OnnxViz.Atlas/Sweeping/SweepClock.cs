namespace OnnxViz.Atlas;

/// <summary>Counts the work of a sweep.</summary>
/// <param name="open">The blocks that are to be drawn.</param>
/// <param name="steps">The steps of each unit.</param>
/// <param name="before">Units that were done before.</param>
/// <param name="cost">What a step of a unit of a layer costs, in any measure.</param>
sealed class SweepClock(UnitBlock[] open, int steps, int before, IReadOnlyDictionary<AtlasLayer, double> cost)
{
    readonly double _total = steps * open.Sum(block => cost[block.Layer] * block.Count);
    double _drawn;
    double _block;

    /// <summary>Units done since the sweep began.</summary>
    public int Drawn { get; private set; }

    /// <summary>Units there are to draw.</summary>
    public int Open { get; } = open.Sum(block => block.Count);

    /// <summary>A unit is done.</summary>
    public void Finish(AtlasLayer layer)
    {
        Drawn++;
        (_drawn, _block) = (_drawn + (steps * cost[layer]), 0);
    }

    /// <summary>A step of some units is done.</summary>
    /// <remarks>Units that stay silent at first take more steps than these; the count waits for them.</remarks>
    public SweepProgress After(int units, AtlasLayer layer)
    {
        var most = steps * units * cost[layer];
        _block = Math.Max(_block, Math.Min(_block + (units * cost[layer]), most));
        return new((_drawn + _block) / _total, before + Drawn, before + Open, layer.Name);
    }
}
