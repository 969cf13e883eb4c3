using System.Text.RegularExpressions;

namespace OnnxViz.Runtime;

/// <summary>
/// What ONNX Runtime says, for people: which node it means and why, without the places in its own source.
/// </summary>
static partial class RuntimeMessage
{
    /// <summary>The forms in which it names a node.</summary>
    static readonly Regex[] Forms = [RunningNode(), InferredNode(), InvalidNode(), MistypedNode(), MissingKernel()];

    /// <summary>A sentence of one line.</summary>
    /// <param name="doing">What was being done, where no node is named.</param>
    /// <param name="message">ONNX Runtime's message.</param>
    public static string Of(string doing, string message)
    {
        var line = Plain(message);
        if (Forms.Select(form => form.Match(line)).FirstOrDefault(match => match.Success) is not { } found)
        {
            return $"ONNX Runtime could not {doing}: {line}";
        }

        var (name, operation, reason) = (
            found.Groups["name"].Value, found.Groups["op"].Value, found.Groups["why"].Value.Trim(' ', ',', '.', ':'));
        var node = name.Length == 0 ? $"a node {operation}"
            : operation.Length == 0 ? $"node {name}"
            : $"node {name} ({operation})";
        return $"ONNX Runtime refuses {node}: "
            + (reason.Length > 0 ? reason : "it has no implementation of this operator for these types");
    }

    /// <summary>The message in one line, without error codes, source positions and the name of the machine.</summary>
    public static string Plain(string message) =>
        Blanks().Replace(Tail().Replace(Noise().Replace(message.ReplaceLineEndings(" "), " "), ""), " ").Trim();

    [GeneratedRegex(@"running (?<op>\S+) node\. Name:\s?'(?<name>[^']*)' Status Message:(?<why>.*)$")]
    private static partial Regex RunningNode();

    [GeneratedRegex(
        @"(?:Node \((?<name>[^)]*)\) Op \((?<op>\w+)\)|op_type:\s?(?<op>\w+), node name: (?<name>[^)]*)\):?) "
        + @"(?:\[\w+\] )?(?<why>.*)$")]
    private static partial Regex InferredNode();

    [GeneratedRegex(@"In Node, \(""(?<name>[^""]*)"", (?<op>\w+),.*?\) -> \(.*?\) ?, (?:Error )?(?<why>.*)$")]
    private static partial Regex InvalidNode();

    [GeneratedRegex(
        @"(?<why>Type '[^']*' of input parameter \([^)]*\) )"
        + @"of operator \((?<op>\w+)\) in node \((?<name>[^)]*)\) is invalid")]
    private static partial Regex MistypedNode();

    [GeneratedRegex(
        @"Could not find an implementation for (?:the node (?<name>.*):)?"
        + @"(?<op>\w+)\(\d+\)(?: node with name '(?<name>[^']*)')?(?<why>)")]
    private static partial Regex MissingKernel();

    [GeneratedRegex(
        @"\[ErrorCode:\w+\]|\[ONNXRuntimeError\] : \d+ : \w+ :|Exception during initialization:"
        + @"|(?:/|[A-Za-z]:\\)\S+\.(?:cc|h|cu|cuh|cpp|hpp):\d+ [^()]*\([^()]*\)(?: const)?(?: \[with [^\]]*\])?")]
    private static partial Regex Noise();

    [GeneratedRegex(@" ?; GPU=.*$")]
    private static partial Regex Tail();

    [GeneratedRegex(@"\s{2,}")]
    private static partial Regex Blanks();
}
