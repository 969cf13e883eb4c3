namespace OnnxViz.Ascent;

/// <summary>What is remembered of the steps of a climb.</summary>
/// <param name="count">The number of pictures.</param>
/// <param name="limit">The updates after which it ends early; null for none.</param>
sealed class Track(int count, int? limit)
{
    float[]? _first;

    /// <summary>The number of the next step, over all stages.</summary>
    public int Number { get; set; }

    /// <summary>The updates made.</summary>
    public int Steps { get; private set; }

    /// <summary>Whether there are to be no more updates.</summary>
    public bool IsAtLimit => Steps == limit;

    /// <summary>Whether the climb ended early.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>The steepest slope that each picture met.</summary>
    public float[] Slopes { get; } = new float[count];

    /// <summary>The largest share of what was summed that each picture's score could have changed by.</summary>
    public float[] Swings { get; } = new float[count];

    /// <summary>The farthest that a score came from the first step's, as a share of what was summed.</summary>
    public float[] Changes { get; } = new float[count];

    /// <summary>What all moves together should have gained, as a share of what was summed.</summary>
    public float[] Promises { get; } = new float[count];

    /// <summary>Takes note of a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="isLast">Whether it is the last one, behind the last update.</param>
    /// <param name="isEarly">Whether updates are left.</param>
    public void Add(ClimbStep step, bool isLast, bool isEarly)
    {
        Steps += isLast ? 0 : 1;
        IsStopped |= isLast && isEarly;
        _first ??= [.. step.Scores];
        for (var index = 0; index < count; index++)
        {
            Slopes[index] = Math.Max(Slopes[index], step.Slopes[index]);
            Swings[index] = Math.Max(Swings[index], step.Swings[index] / step.Sizes[index]);
            Changes[index] = Math.Max(
                Changes[index], Math.Abs(step.Scores[index] - _first[index]) / step.Sizes[index]);
            Promises[index] += isLast ? 0 : step.Promises[index] / step.Sizes[index];
        }
    }
}
