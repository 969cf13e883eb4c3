namespace OnnxViz.Ascent;

/// <summary>What a step found, before it moved the pictures.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="Scores">Each picture's score.</param>
/// <param name="Sizes">The sum of the absolute values that each score is the sum of: what its rounding hangs
/// on.</param>
/// <param name="Slopes">Each picture's greatest absolute gradient.</param>
/// <param name="Swings">How much each score could change were every pixel moved by the whole range, to the first
/// order.</param>
/// <param name="Promises">What each score should gain by the move that followed, to the first order.</param>
public sealed record ClimbStep(
    int Number,
    IReadOnlyList<float> Scores,
    IReadOnlyList<float> Sizes,
    IReadOnlyList<float> Slopes,
    IReadOnlyList<float> Swings,
    IReadOnlyList<float> Promises);
