namespace OnnxViz.Ascent;

/// <summary>
/// A unit as asked for and as climbed; its key names it to the random numbers, however its layer is called.
/// </summary>
sealed record AskedUnit(Objective Objective, Objective Climbed)
{
    public string Key => Climbed.ToString();
}
