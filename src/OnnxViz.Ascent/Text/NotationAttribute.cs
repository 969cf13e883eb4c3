namespace OnnxViz.Ascent;

/// <summary>
/// Makes a record a part that has a text: its name, then its constructor's arguments in brackets; those at the end that
/// have defaults may be left out.
/// </summary>
/// <param name="name">The name in texts.</param>
/// <param name="help">One line for lists of parts.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NotationAttribute(string name, string help) : Attribute
{
    /// <summary>The name in texts.</summary>
    public string Name => name;

    /// <summary>One line for lists of parts.</summary>
    public string Help => help;
}
