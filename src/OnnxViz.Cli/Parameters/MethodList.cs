using OnnxViz.Attribution;

namespace OnnxViz.Cli.Parameters;

/// <summary>Methods of attribution, each once.</summary>
sealed record MethodList(IReadOnlyList<Method> Methods)
{
    /// <summary>Reads methods with commas between; those in brackets belong to a method.</summary>
    public static MethodList Parse(string text) => new([.. PartList.Of(text).Select(Method.Parse).Distinct()]);
}
