using System.CommandLine;

namespace OnnxViz.Train.Commands;

/// <summary>Options that have a default.</summary>
static class Setting
{
    public static Option<T> Of<T>(string name, string description, T fallback)
        => new(name) { Description = description, DefaultValueFactory = _ => fallback };
}
