using System.Diagnostics;

namespace OnnxViz.Cli.Tests;

public sealed class CompletionTests : Scratch
{
    [SkippableTheory]
    [InlineData("maximize", "ma")]
    [InlineData("list", "li")]
    [InlineData("bash zsh", "--completion", "")]
    [InlineData("--steps --std", "maximize", "default", "--st")]
    [InlineData("", "pull", "vgg16", "--tab")]
    [InlineData("unit imagenet caffe tf raw255", "inspect", "default", "--preprocessing", "")]
    [InlineData("imagenet", "inspect", "default", "--preprocessing", "=", "im")]
    [InlineData("npy npz", "features", "default", "cat.jpg", "--format", "np")]
    [InlineData("relu4_1 relu4_2", "maximize", "default", "--layer", "relu4")]
    [InlineData("default", "inspect", "defau")]
    [InlineData("", "maximize", "nowhere.onnx", "--layer", "relu4")]
    public void Bash_completes(string expected, params string[] words) => Assert.Equal(expected, Complete(words));

    [SkippableFact]
    public void Bash_completes_models_in_folders()
    {
        Directory.CreateDirectory(At("nets"));
        TinyNet.Write(At("nets/tiny.onnx"));
        Save("nets/tiny.txt", [1]);
        Assert.Equal(At("nets/"), Complete("inspect", At("ne")));
        Assert.Equal(At("nets/tiny.onnx"), Complete("inspect", At("nets/t")));
    }

    [Fact]
    public void Zsh_gets_a_script_that_knows_every_command()
    {
        var script = CliRun.Here("--completion", "zsh").AssertDone().Output;
        Assert.StartsWith("#compdef onnxviz", script);
        Assert.Contains("--preprocessing", script);
        Assert.DoesNotContain("--table", script);
    }

    [SkippableFact]
    public void Zsh_reads_the_script()
    {
        Skip.IfNot(File.Exists("/bin/zsh") || File.Exists("/usr/bin/zsh"), "There is no zsh here.");
        File.WriteAllText(At("_onnxviz"), CliRun.Here("--completion", "zsh").AssertDone().Output);
        using var shell = Process.Start(
            new ProcessStartInfo("zsh", ["-n", At("_onnxviz")]) { RedirectStandardError = true })!;
        Assert.Empty(shell.StandardError.ReadToEnd());
    }

    string Complete(params string[] words)
    {
        Skip.If(OperatingSystem.IsWindows(), "Completion is asked of bash.");
        var program = Path.Combine(AppContext.BaseDirectory, "onnxviz.dll");
        File.WriteAllText(At("onnxviz"), $"#!/bin/sh\nexec dotnet '{program}' \"$@\"\n");
        File.WriteAllText(At("script"), CliRun.Here("--completion", "bash").AssertDone().Output);
        var line = string.Join(' ', words.Prepend("onnxviz").Select(word => $"'{word}'"));
        var test =
            $$"""
            PATH={{Folder}}:$PATH
            chmod +x {{At("onnxviz")}}
            source {{At("script")}}
            COMP_WORDS=({{line}}) COMP_CWORD={{words.Length}}
            $(complete -p onnxviz | sed 's/.*-F \([^ ]*\).*/\1/')
            echo "${COMPREPLY[*]}"
            """;
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", test])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = shell.StandardOutput.ReadToEnd();
        Assert.Empty(shell.StandardError.ReadToEnd());
        return output.Trim();
    }
}
