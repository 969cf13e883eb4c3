using Cocona.Application;
using Cocona.Command;
using Cocona.ShellCompletion;
using Cocona.ShellCompletion.Candidate;
using Cocona.ShellCompletion.Generators;
using OnnxViz.CommandLine.Hosting;
using OnnxViz.Graph;

namespace OnnxViz.CommandLine.Completing;

/// <summary>The scripts by which shells complete words, and the candidates that these ask for.</summary>
sealed class Completion(string program, Func<string> version, ICandidates? candidates)
    : ICoconaApplicationMetadataProvider, ICoconaCompletionCandidates
{
    public const string Option = "--completion";
    public const string CandidatesOption = "--completion-candidates";

    public static string[] Shells { get; } = ["bash", "zsh"];

    /// <summary>Writes the script for a shell.</summary>
    /// <exception cref="UsageException">It is another shell.</exception>
    public void Write(string shell, IEnumerable<CommandDescriptor> commands, TextWriter output)
    {
        var generators = new CoconaShellCompletionCodeProvider(
            [
                new BashCoconaShellCompletionCodeGenerator(this, this),
                new ZshCoconaShellCompletionCodeGenerator(this, this)]);
        if (!generators.CanHandle(shell))
        {
            throw new UsageException($"{Option} takes {string.Join(" or ", Shells)}, not {shell}");
        }

        var script = new StringWriter { NewLine = "\n" };
        generators.Generate(
            shell, script,
            new([.. commands.Where(command => !command.IsHidden).Append(Root()).Select(PlainCommand.Of)]));
        output.Write(
            shell == "bash"
                ? BashScript.Alone(script.ToString(), program)
                : script.ToString().ReplaceLineEndings("\n"));
    }

    /// <summary>Writes what a script asks for.</summary>
    /// <param name="candidates">Knows them.</param>
    /// <param name="asked">The shell and the parameter, with a colon between.</param>
    /// <param name="line">The line so far.</param>
    /// <param name="output">Takes them.</param>
    public static void WriteCandidates(
        ICandidates? candidates, string asked, IEnumerable<string> line, TextWriter output)
    {
        var parameter = asked[(asked.IndexOf(':') + 1)..];
        try
        {
            foreach (var word in candidates?.Of(parameter, [.. line.SkipWhile(word => word == "--")]) ?? [])
            {
                output.WriteLine(asked.StartsWith("zsh", StringComparison.Ordinal) ? word.Replace(":", "\\:") : word);
            }
        }
        catch (OnnxVizException)
        {
            // A line that is not whole yet, such as a model that is not there, has no candidates; a message would stand
            // in the midst of it.
        }
    }

    string ICoconaApplicationMetadataProvider.GetExecutableName() => program;

    string ICoconaApplicationMetadataProvider.GetProductName() => program;

    string ICoconaApplicationMetadataProvider.GetVersion() => version();

    string ICoconaApplicationMetadataProvider.GetDescription() => "";

    StaticCompletionCandidates ICoconaCompletionCandidates.GetStaticCandidatesFromOption(
        CommandOptionDescriptor option) =>
        Of(option.Name, option.UnwrappedOptionType);

    StaticCompletionCandidates ICoconaCompletionCandidates.GetStaticCandidatesFromArgument(
        CommandArgumentDescriptor argument) =>
        Of(argument.Name, argument.UnwrappedArgumentType);

    IReadOnlyList<CompletionCandidateValue> ICoconaCompletionCandidates.GetOnTheFlyCandidates(
        string paramName, IReadOnlyList<string> args, int curPos, string? candidateHint) => [];

    StaticCompletionCandidates Of(string name, Type type) =>
        name == CommonOptions.Completion.Name ? Keywords(Shells)
        : candidates?.IsOpen(name) is true ? new(typeof(ICandidates))
        : (type.IsEnum ? [.. Enum.GetNames(type).Select(word => word.ToLowerInvariant())]
            : candidates?.Of(type)) is { } words
        ? Keywords(words)
        : new(CompletionCandidateResult.File);

    static StaticCompletionCandidates Keywords(IEnumerable<string> words) =>
        new(CompletionCandidateResult.Keywords(words.Select(word => new CompletionCandidateValue(word, ""))));

    static CommandDescriptor Root() => new(
        ((Func<CommandDescriptor>)Root).Method, null, "root", [], "", [], [],
        [CommonOptions.Help, CommonOptions.Version, CommonOptions.Completion],
        [], [], [], CommandFlags.Primary, null);
}
