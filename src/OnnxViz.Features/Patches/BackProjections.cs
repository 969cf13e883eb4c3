using OnnxViz.Ascent;
using OnnxViz.Gradients;
using OnnxViz.Runtime;

namespace OnnxViz.Features;

/// <summary>The gradient rules of the ways back.</summary>
public static class BackProjections
{
    const char Is = 'T';

    /// <summary>The rules of a way.</summary>
    /// <param name="way">The way.</param>
    /// <param name="settings">Where it is to run.</param>
    public static GradientRules Rules(BackProjection way, RuntimeSettings settings)
    {
        var rules = DeviceRules.For(settings);
        return way switch
        {
            BackProjection.Gradient => rules,
            BackProjection.Guided => BackwardRules.Guided(rules),
            BackProjection.Deconvnet => BackwardRules.Deconvnet(rules),
            BackProjection.Noisy => BackwardRules.Noisy(rules),
            _ => Family(rules, $"{way}".ToUpperInvariant()),
        };
    }

    /// <summary>By the letters of its name.</summary>
    static GradientRules Family(GradientRules rules, string name) =>
        BackwardRules.Family(rules, name[0] == Is, name[1] == Is, name[2] == Is);
}
