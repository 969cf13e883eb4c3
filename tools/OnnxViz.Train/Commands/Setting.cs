using System.CommandLine;

namespace OnnxViz.Train.Commands;

/// <summary>Options that have a default.</summary>
static class Setting
{
    public static Option<T> Of<T>(string name, string description, T fallback)
        => new(name) { Description = description, DefaultValueFactory = _ => fallback };

    /// <summary>A whole number of at least one.</summary>
    public static Option<int> Count(string name, string description, int fallback)
    {
        var option = Of(name, description, fallback);
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError($"{name} must be at least 1");
        });
        return option;
    }
}
