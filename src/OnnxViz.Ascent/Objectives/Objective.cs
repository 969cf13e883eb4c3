using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>What a picture is to make large. Always maximised, a number per picture that does not depend on the picture's batch.</summary>
public abstract record Objective
{
    /// <summary>The layers it looks at.</summary>
    public abstract IEnumerable<string> Layers { get; }

    /// <summary>Writes the score of one picture into a graph.</summary>
    /// <param name="at">The picture's activations, [1, C, ...], by layer.</param>
    /// <returns>A scalar.</returns>
    /// <exception cref="OnnxVizException">A channel or position lies outside its layer.</exception>
    public abstract Value Build(Activations at);

    /// <summary>The same objective with its layers called otherwise.</summary>
    public abstract Objective Rename(Func<string, string> name);

    /// <summary>The sum of two.</summary>
    public static Objective operator +(Objective left, Objective right) => new WeightedSum([.. WeightedSum.TermsOf(left), .. WeightedSum.TermsOf(right)]);

    /// <summary>The difference of two.</summary>
    public static Objective operator -(Objective left, Objective right) => left + (-1 * right);

    /// <summary>Weighs an objective.</summary>
    public static Objective operator *(float weight, Objective objective) =>
        new WeightedSum([.. WeightedSum.TermsOf(objective).Select(term => term with { Weight = weight * term.Weight })]);

    /// <summary>Reads an objective, such as <c>channel(relu5_1, 3) + 0.5 * layer(relu3_1)</c>.</summary>
    /// <exception cref="OnnxVizException">The text is not one.</exception>
    public static Objective Parse(string text) => new ObjectiveReader(text).Read();
}
