using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Ascent;

/// <summary>
/// What a picture is to make large. Always maximised, a number per picture that does not depend on the picture's batch.
/// An objective is a record that says
/// either of what masked sums it consists (<see cref="Sums"/>, so that one step serves all its channels and places) or
/// how it is written
/// (<see cref="Build"/>).
/// </summary>
public abstract record Objective
{
    /// <summary>The layers it looks at: its arguments that are called Layer, unless it says otherwise.</summary>
    public virtual IEnumerable<string> Layers => Notation.Texts(this, "Layer");

    /// <summary>The masked sums that it consists of; null where it is no such sum.</summary>
    public virtual IReadOnlyList<MaskedSum>? Sums => null;

    /// <summary>The files and folders of pictures and numbers that it reads.</summary>
    public virtual IEnumerable<string> Files => [];

    /// <summary>Whether a picture's score depends on the other pictures of its unit.</summary>
    public virtual bool ComparesPictures => false;

    /// <summary>The unit that its picture is one of: usually itself.</summary>
    public virtual Objective Subject => this;

    /// <summary>What people are told of a score: usually itself.</summary>
    /// <param name="score">The score.</param>
    public virtual (string Name, float Number) Told(float score) => ("score", score);

    /// <summary>
    /// What names its picture to the random numbers: itself, but for where given files lie and for how much it weighs,
    /// so that a picture comes out the same from another folder, and starts the same with another weight.
    /// </summary>
    internal virtual Objective Keyed => this;

    /// <summary>What one of several pictures of the unit shows; usually the same as all.</summary>
    /// <param name="index">The picture's number, from 0.</param>
    /// <param name="count">The pictures of the unit.</param>
    /// <exception cref="OnnxVizException">It needs more of them.</exception>
    public virtual Objective Variant(int index, int count) => this;

    /// <summary>Writes the score of one picture into a graph, where it is no sum of masked sums.</summary>
    /// <param name="at">The picture's activations, [1, C, ...], by layer.</param>
    /// <returns>A scalar.</returns>
    /// <exception cref="OnnxVizException">A channel or position lies outside its layer.</exception>
    public virtual Value Build(Activations at) =>
        Sums!.Select(sum => sum.Build(at[sum.Layer])).Aggregate((left, right) => left + right);

    /// <summary>The same objective with its layers called otherwise.</summary>
    public virtual Objective Rename(Func<string, string> name) => Notation.Change(this, "Layer", name);

    /// <summary>The objective in a network, its layers named by tensors, all that it needs being there.</summary>
    /// <exception cref="OnnxVizException">A layer, channel or class does not exist.</exception>
    public virtual Objective In(Network network)
    {
        var named = Rename(layer => network.FindLayers().Find(layer).Tensor);
        foreach (var sum in Sums ?? [])
        {
            sum.Require(network.FindLayers().Find(sum.Layer));
        }

        return named;
    }

    /// <summary>The objective before the activation functions that may silence it.</summary>
    /// <param name="before">Finds what goes into the activation function.</param>
    internal virtual Objective Before(PreActivations before) =>
        Rename(layer => before.Find(layer, 0, mayMove: true)?.Layer ?? layer);

    /// <summary>The text that it is read from.</summary>
    public sealed override string ToString() => Write();

    private protected virtual string Write() => Notation.Write(this);

    /// <summary>The sum of two.</summary>
    public static Objective operator +(Objective left, Objective right) => new WeightedSum(
        [.. WeightedSum.TermsOf(left), .. WeightedSum.TermsOf(right)]);

    /// <summary>The difference of two.</summary>
    public static Objective operator -(Objective left, Objective right) => left + (-1 * right);

    /// <summary>Weighs an objective.</summary>
    public static Objective operator *(float weight, Objective objective) =>
        new WeightedSum(
            [.. WeightedSum.TermsOf(objective).Select(term => term with { Weight = weight * term.Weight })]);

    /// <summary>Reads an objective, such as <c>channel(relu5_1, 3) + 0.5 * layer(relu3_1)</c>.</summary>
    /// <exception cref="OnnxVizException">The text is not one.</exception>
    public static Objective Parse(string text) => Notation.Read<Objective>(text);
}
