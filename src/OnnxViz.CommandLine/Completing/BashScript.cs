namespace OnnxViz.CommandLine.Completing;

/// <summary>
/// Cocona's script for bash, made to work where the package bash-completion is missing, and to do nothing when it is
/// read.
/// </summary>
static class BashScript
{
    const string NeedsPackage = "    _init_completion -s || return";

    /// <summary>
    /// A script that takes the words of the line itself. Bash splits <c>--option=value</c> into three of them.
    /// </summary>
    public static string Alone(string script, string program)
    {
        var entry = $"__cocona_{program.Replace('-', '_')}_completion_entrypoint";
        return script.ReplaceLineEndings("\n")
            .Replace($"\n{entry}\n", "\n")
            .Replace(
                NeedsPackage,
                """
                    words=("${COMP_WORDS[@]}") cword=$COMP_CWORD
                    cur=${words[cword]} prev=${words[cword - 1]}
                    if [ "$cur" = "=" ]; then cur=""; fi
                    if [ "$prev" = "=" ] && [ "$cword" -gt 1 ]; then prev=${words[cword - 2]}; fi
                """);
    }
}
