using OnnxViz.Fuzz.Mutations;
using OnnxViz.Fuzz.Running;
using OnnxViz.Fuzz.Seeds;

namespace OnnxViz.Fuzz.Inputs;

/// <summary>Pictures: first the honest ones, then harmed ones without end.</summary>
/// <param name="seed">The seed of the run.</param>
/// <param name="seeds">The honest pictures.</param>
sealed class PictureSource(int seed, IReadOnlyList<FuzzSeed> seeds) : Source
{
    const string FileName = "picture.bin";

    /// <inheritdoc/>
    public override int Fixed => seeds.Count;

    /// <inheritdoc/>
    public override FuzzInput this[int number] => number < Fixed
        ? new(seeds[number].Name, seeds[number].Bytes) { FileName = FileName }
        : Harmed(new Random(unchecked((seed * 1_000_003) + number)));

    /// <inheritdoc/>
    public override void Travel(string path, int number) => PictureJourney.Travel(path, number);

    /// <inheritdoc/>
    public override void WarmUp()
    {
        var folder = Directory.CreateTempSubdirectory("onnxviz-fuzz-");
        var journey = new Journey(this, folder.FullName);
        for (var number = 0; number < Fixed; number++)
        {
            journey.Take(number);
        }

        folder.Delete(recursive: true);
    }

    FuzzInput Harmed(Random random)
    {
        var (one, other) = (seeds[random.Next(seeds.Count)], seeds[random.Next(seeds.Count)]);
        var (bytes, steps) = (one.Bytes, new List<string> { one.Name });
        for (var harms = 1 + random.Next(3); harms > 0; harms--)
        {
            (var name, bytes) = random.Next(3) == 0
                ? NumberMutations.Apply(bytes, random)
                : ByteMutations.ApplyAnywhere(bytes, other.Bytes, random);
            steps.Add(name);
        }

        return random.Next(2) == 0
            ? new(string.Join(", ", steps), bytes) { FileName = FileName }
            : new(string.Join(", ", [.. steps, "repair"]), ContainerRepair.Apply(bytes)) { FileName = FileName };
    }
}
