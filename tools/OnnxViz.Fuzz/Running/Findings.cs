using OnnxViz.Fuzz.Inputs;

namespace OnnxViz.Fuzz.Running;

/// <summary>Keeps the inputs that something has to be put right for, each in a folder with its account.</summary>
/// <param name="source">The inputs.</param>
/// <param name="folder">Where they are kept.</param>
sealed class Findings(Source source, string folder)
{
    readonly Lock _gate = new();

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Keeps an input if it is a finding, and says so.</summary>
    public void Keep(Result result)
    {
        if (!result.IsFinding)
        {
            return;
        }

        lock (_gate)
        {
            Count++;
            var place = Path.Combine(folder, $"{result.Number}");
            if (Directory.Exists(place))
            {
                Directory.Delete(place, recursive: true);
            }

            source[result.Number].Write(place);
            File.WriteAllText(Path.Combine(place, "account.json"), result.ToLine());
            Console.Error.WriteLine(
                $"{result.Outcome}: input {result.Number} ({result.Name}): {result.Kind} {result.Message}");
        }
    }
}
