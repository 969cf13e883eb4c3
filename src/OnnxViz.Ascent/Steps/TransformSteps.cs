using System.Numerics;
using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// Writes the transforms of a stage, and draws what they are fed: geometries that follow each other are one matrix. A
/// border says what lies outside, so that it begins a matrix of its own.
/// </summary>
static class TransformSteps
{
    /// <summary>The size of what transforms make of a picture.</summary>
    public static (int Height, int Width) Size(IReadOnlyList<Transform> transforms, (int Height, int Width) size) =>
        transforms.OfType<Geometry>().Aggregate(size, (before, each) => each.SizeOf(before.Height, before.Width));

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
                : Moved(pictures, group, feed(MatricesOf(first), Resampler.MatricesOf(pictures.Shape[0])));
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
            var shape = picture;
            picture = Resized(picture, group);
            if (group[0] is not Disturbance disturbance)
            {
                yield return new(
                    MatricesOf(first),
                    Resampler.Tensor([.. random.Select(each => Product(group, first, shape, each))]));
                continue;
            }

            foreach (var feed in Joined(
                [.. random.Select(each => disturbance.Draw(shape, each.Part(first)))],
                name => NameOf(first, name),
                types))
            {
                yield return feed;
            }
        }
    }

    /// <summary>What was drawn for each picture of a batch, as the feeds of a step.</summary>
    /// <param name="drawn">Each picture's share, by name.</param>
    /// <param name="feedOf">The feed that a name stands for.</param>
    /// <param name="types">The types of the feeds.</param>
    public static IEnumerable<KeyValuePair<string, Tensor>> Joined(
        IReadOnlyList<IReadOnlyDictionary<string, float[]>> drawn,
        Func<string, string> feedOf,
        IReadOnlyDictionary<string, TensorType> types) => drawn[0].Keys.Select(name => KeyValuePair.Create(
        feedOf(name), Tensor.Of([.. drawn.SelectMany(each => each[name])], types[feedOf(name)].Shape)));

    static Value Moved(Value pictures, IReadOnlyList<Transform> group, Value matrices) =>
        group.All(each => ((Geometry)each).IsRoll)
            ? Resampler.Roll(pictures, matrices, Size(group, ((int)pictures.Shape[2], (int)pictures.Shape[3])))
            : Resampler.Sample(
                pictures,
                matrices,
                Size(group, ((int)pictures.Shape[2], (int)pictures.Shape[3])),
                (group[0] as Pad)?.Grey);

    static Shape Resized(Shape picture, IReadOnlyList<Transform> group)
    {
        var (height, width) = Size(group, ((int)picture[2], (int)picture[3]));
        return picture.With(2, height).With(3, width);
    }

    /// <remarks>A point goes through the last change first; Matrix3x2 takes points from the left.</remarks>
    static Matrix3x2 Product(IReadOnlyList<Transform> group, int first, Shape picture, CounterRandom random)
    {
        var product = Matrix3x2.Identity;
        for (var index = 0; index < group.Count; index++)
        {
            product = ((Geometry)group[index]).Draw(picture, random.Part(first + index)) * product;
            picture = Resized(picture, [group[index]]);
        }

        return product;
    }

    static List<(List<Transform> Group, int First)> Groups(IReadOnlyList<Transform> transforms)
    {
        var groups = new List<(List<Transform> Group, int First)>();
        for (var index = 0; index < transforms.Count; index++)
        {
            var joins = transforms[index] is Geometry and not Pad
                && groups is [.., var last]
                && last.Group[0] is Geometry;
            if (joins)
            {
                groups[^1].Group.Add(transforms[index]);
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
