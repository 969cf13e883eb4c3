namespace OnnxViz.Graph;

/// <summary>Hands out names, each once.</summary>
sealed class NamePool
{
    readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);

    /// <summary>The name itself when it is free, else with the next free number behind it.</summary>
    public string Claim(string name)
    {
        if (_taken.TryAdd(name, 0))
        {
            return name;
        }

        string candidate;
        do
        {
            candidate = $"{name}_{++_taken[name]}";
        }
        while (!_taken.TryAdd(candidate, 0));

        return candidate;
    }
}
