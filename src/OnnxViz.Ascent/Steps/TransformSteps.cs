using System.Numerics;
using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// Writes the transforms of a stage, and draws what they are fed: geometries that follow each other are one matrix.
/// </summary>
static class TransformSteps
{
    /// <summary>Writes the transforms.</summary>
    /// <param name="transforms">The transforms in order.</param>
    /// <param name="pictures">[N, C, H, W].</param>
    /// <param name="feed">Declares a feed.</param>
    public static Value Write(IReadOnlyList<Transform> transforms, Value pictures, Func<string, TensorType, Value> feed)
    {
        foreach (var (group, first) in Groups(transforms))
        {
            pictures = group[0] is Disturbance disturbance
                ? disturbance.Apply(pictures, (name, type) => feed(NameOf(first, name), type))
                : Moved(
                    pictures,
                    group.All(each => ((Geometry)each).IsRoll),
                    feed(MatricesOf(first), Resampler.MatricesOf(pictures.Shape[0])));
        }

        return pictures;
    }

    /// <summary>Draws what a step is fed.</summary>
    /// <param name="transforms">The transforms in order.</param>
    /// <param name="picture">[1, C, H, W].</param>
    /// <param name="random">Each picture's random numbers.</param>
    /// <param name="types">The types of the feeds.</param>
    public static IEnumerable<KeyValuePair<string, Tensor>> Draw(
        IReadOnlyList<Transform> transforms,
        Shape picture,
        IReadOnlyList<CounterRandom> random,
        IReadOnlyDictionary<string, TensorType> types)
    {
        foreach (var (group, first) in Groups(transforms))
        {
            if (group[0] is not Disturbance disturbance)
            {
                yield return new(
                    MatricesOf(first),
                    Resampler.Tensor([.. random.Select(each => Product(group, first, picture, each))]));
                continue;
            }

            var drawn = random.Select(each => disturbance.Draw(picture, each.Part(first))).ToArray();
            foreach (var name in drawn[0].Keys)
            {
                yield return new(
                    NameOf(first, name),
                    Tensor.Of([.. drawn.SelectMany(each => each[name])], types[NameOf(first, name)].Shape));
            }
        }
    }

    static Value Moved(Value pictures, bool isRoll, Value matrices) =>
        isRoll ? Resampler.Roll(pictures, matrices) : Resampler.Sample(pictures, matrices);

    /// <remarks>A point goes through the last change first; Matrix3x2 takes points from the left.</remarks>
    static Matrix3x2 Product(IReadOnlyList<Transform> group, int first, Shape picture, CounterRandom random) => group
        .Select((each, index) => ((Geometry)each).Draw(picture, random.Part(first + index)))
        .Aggregate((before, after) => after * before);

    static List<(List<Transform> Group, int First)> Groups(IReadOnlyList<Transform> transforms)
    {
        var groups = new List<(List<Transform> Group, int First)>();
        for (var index = 0; index < transforms.Count; index++)
        {
            if (transforms[index] is Geometry && groups is [.., var last] && last.Group[0] is Geometry)
            {
                last.Group.Add(transforms[index]);
            }
            else
            {
                groups.Add(([transforms[index]], index));
            }
        }

        return groups;
    }

    static string MatricesOf(int index) => $"transform{index}.matrices";

    static string NameOf(int index, string name) => $"transform{index}.{name}";
}
