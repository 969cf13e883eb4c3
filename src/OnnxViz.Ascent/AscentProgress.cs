namespace OnnxViz.Ascent;

/// <summary>How far a drawing is.</summary>
/// <param name="Units">The units being drawn.</param>
/// <param name="Done">Steps done over all units and batches.</param>
/// <param name="Total">Steps there are over all units and batches; an estimate while some may need a second
/// attempt.</param>
/// <param name="Step">The step within this batch, from 0.</param>
/// <param name="Scores">The units' scores.</param>
public sealed record AscentProgress(
    IReadOnlyList<Objective> Units, long Done, long Total, int Step, IReadOnlyList<float> Scores);
