using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Graph.Passes;
using OnnxViz.Runtime;

namespace OnnxViz.Representations.Tests;

/// <summary>The representations, run and differentiated.</summary>
static class Representations
{
    static readonly RuntimeSettings OneThread = RuntimeSettings.Default with { Threads = 1 };

    public static IEnumerable<string> Names => Catalogue.All.Select(representation => representation.Name);

    public static Representation Named(string name) =>
        Catalogue.All.Single(representation => representation.Name == name);

    /// <summary>What a representation makes of pictures.</summary>
    public static Tensor Of(string name, Tensor pictures)
    {
        using var session = OnnxSession.Open(Named(name).Model(), OneThread);
        return session.Run(new Dictionary<string, Tensor> { [Representation.Picture] = pictures })[name];
    }

    /// <summary>The gradient of a third of the sum of cubes.</summary>
    public static Tensor Gradient(string name, Tensor pictures, Profile profile)
    {
        using var session = OnnxSession.Open(Differentiated(name, pictures.Type, profile), OneThread);
        return session.Run(new Dictionary<string, Tensor> { [Representation.Picture] = pictures })["gradient"];
    }

    /// <summary>A third of the sum of cubes, <c>objective</c>, and its gradient, <c>gradient</c>.</summary>
    public static OnnxModel Differentiated(string name, TensorType pictures, Profile profile)
    {
        var model = Pinned(Named(name).Model(), pictures);
        var builder = new GraphBuilder();
        var values = builder.Import(model.Graph, ShapeProbe.Types(model));
        var third = values[name].Pow(3).Sum() / 3;
        var gradient = new Differentiator(GradientRules.For(profile)).Differentiate(
            third, values[Representation.Picture])[0];
        return OnnxModel.Of(builder.Build([new("objective", third), new("gradient", gradient)]));
    }

    static OnnxModel Pinned(OnnxModel model, TensorType input)
    {
        var types = new Dictionary<string, TensorType> { [Representation.Picture] = input };
        return ConstantFolder.Fold(model with { Graph = FixedShapes.Apply(model.Graph, types) });
    }
}
