using System.Reflection;

namespace OnnxViz.Ascent;

/// <summary>A kind of part that has a text.</summary>
public sealed record NotationEntry
{
    internal NotationEntry(Type type, NotationAttribute mark)
    {
        (Type, Name, Help) = (type, mark.Name, mark.Help);
        Constructor = type.GetConstructors().Single(
            constructor => constructor.GetCustomAttribute<ObsoleteAttribute>() is null);
        Parameters = Constructor.GetParameters();
    }

    /// <summary>The name in texts.</summary>
    public string Name { get; }

    /// <summary>What it is, in one line.</summary>
    public string Help { get; }

    /// <summary>What it is a kind of, such as <c>objective</c>.</summary>
    public string Family
    {
        get
        {
            var family = Type;
            while (family.BaseType is { } wider && wider != typeof(object))
            {
                family = wider;
            }

            return NotationReader.Kind(family);
        }
    }

    /// <summary>How it is written, such as <c>neuron(LAYER, INDEX[, Y[, X]])</c>.</summary>
    public string Signature
    {
        get
        {
            var texts = Parameters.Select((parameter, index) => string.Concat(
                parameter.HasDefaultValue ? "[" : "", index > 0 ? ", " : "", parameter.Name!.ToUpperInvariant()));
            var closing = new string(']', Parameters.Count(parameter => parameter.HasDefaultValue));
            return $"{Name}({string.Concat(texts)}{closing})";
        }
    }

    internal Type Type { get; }

    internal ConstructorInfo Constructor { get; }

    internal ParameterInfo[] Parameters { get; }

    /// <inheritdoc/>
    public bool Equals(NotationEntry? other) => Type == other?.Type;

    /// <inheritdoc/>
    public override int GetHashCode() => Type.GetHashCode();
}
