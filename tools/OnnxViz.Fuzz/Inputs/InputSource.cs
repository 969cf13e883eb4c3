using Google.Protobuf;
using OnnxViz.Fuzz.HandMade;
using OnnxViz.Fuzz.Mutations;
using OnnxViz.Fuzz.Running;
using OnnxViz.Fuzz.Seeds;
using OnnxViz.Graph.Wire;

namespace OnnxViz.Fuzz.Inputs;

/// <summary>
/// Models: first the hand-made ones, then the honest ones, then harmed ones without end.
/// </summary>
/// <param name="seed">The seed of the run.</param>
/// <param name="seeds">The honest models.</param>
sealed class InputSource(int seed, IReadOnlyList<FuzzSeed> seeds) : Source
{
    /// <inheritdoc/>
    public override int Fixed => HandMadeInputs.All.Count + seeds.Count;

    /// <summary>
    /// What decides which layers and objectives are taken: for hand-made inputs always the same, however many there are
    /// before them.
    /// </summary>
    int WayOf(int number) => number < HandMadeInputs.All.Count ? 0 : number;

    /// <inheritdoc/>
    public override FuzzInput this[int number] =>
        number < HandMadeInputs.All.Count ? HandMadeInputs.All[number].Make()
        : number < Fixed
        ? new(seeds[number - HandMadeInputs.All.Count].Name, seeds[number - HandMadeInputs.All.Count].Bytes)
        : Harmed(new Random(unchecked((seed * 1_000_003) + number)));

    /// <inheritdoc/>
    public override void Travel(string path, int number) => ModelJourney.Travel(path, WayOf(number));

    FuzzInput Harmed(Random random)
    {
        var (one, other) = (seeds[random.Next(seeds.Count)], seeds[random.Next(seeds.Count)]);
        var (bytes, steps) = (one.Bytes, new List<string> { one.Name });
        if (random.Next(5) > 0)
        {
            bytes = InTree(bytes, other.Bytes, 1 + random.Next(3), random, steps);
        }

        for (var harms = steps.Count == 1 ? 1 + random.Next(2) : random.Next(10) / 9; harms > 0; harms--)
        {
            (var name, bytes) = ByteMutations.Apply(bytes, other.Bytes, random);
            steps.Add(name);
        }

        return new(string.Join(", ", steps), bytes);
    }

    static byte[] InTree(byte[] bytes, byte[] other, int harms, Random random, List<string> steps)
    {
        var model = ModelProto.Parser.ParseFrom(bytes);
        var mutations = new TreeMutations(model, ModelProto.Parser.ParseFrom(other), random);
        for (; harms > 0; harms--)
        {
            steps.Add(mutations.Apply());
        }

        return model.ToByteArray();
    }
}
