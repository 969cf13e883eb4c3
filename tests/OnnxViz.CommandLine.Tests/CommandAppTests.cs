using OnnxViz.CommandLine.Values;

namespace OnnxViz.CommandLine.Tests;

public sealed class CommandAppTests
{
    [Theory]
    [InlineData("echo", ";1;;;False")]
    [InlineData("echo a b", "a|b;1;;;False")]
    [InlineData("echo a --times 3 b", "a|b;3;;;False")]
    [InlineData("echo --often=3 -l", ";3;;;True")]
    [InlineData("echo -lt4", ";4;;;True")]
    [InlineData("echo --times:2 --loud=false", ";2;;;False")]
    [InlineData("echo --tag a --tag b", ";1;;a|b;False")]
    [InlineData("echo --tag=-x", ";1;;-x;False")]
    [InlineData("echo -f(a,1) - -0.5*b", "-f(a,1)|-|-0.5*b;1;;;False")]
    [InlineData("echo -- --times -l", "--times|-l;1;;;False")]
    [InlineData("echo @file", "@file;1;;;False")]
    [InlineData("echo --colour darkRED", ";1;DarkRed;;False")]
    [InlineData("--debug echo a", "a;1;;;False")]
    public void Words_become_values(string words, string expected) =>
        Assert.Equal((0, expected + "\n", ""), Run(words));

    [Theory]
    [InlineData("", "name a command: echo")]
    [InlineData("ehco", "there is no command ehco, did you mean echo?")]
    [InlineData("--hepl", "there is no option --hepl, did you mean --help?")]
    [InlineData("echo --tims 3", "there is no option --tims, did you mean --times?")]
    [InlineData("echo -x", "there is no option -x;")]
    [InlineData("echo -lx", "there is no option -lx;")]
    [InlineData("echo --times", "--times needs a value: <n>")]
    [InlineData("echo -t --loud", "-t needs a value: <n>")]
    [InlineData("echo -t 1 --often 2", "--often is given more than once")]
    [InlineData("echo -t 0", "--times is a whole number of at least 1, not 0")]
    [InlineData("echo -t 10", "--times is at most 9")]
    [InlineData("echo -t many", "--times is a whole number, not many")]
    [InlineData("echo --tag=", "--tag is empty: give a value, or leave it out")]
    [InlineData("echo --colour pale", "--colour is black, darkblue,")]
    [InlineData("echo --loud=maybe", "--loud is true or false, not maybe")]
    [InlineData("echo -l -t 6", "that would be too loud")]
    public void Wrong_usage_is_one_line_and_2(string words, string expected)
    {
        var (code, output, error) = Run(words);
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("toy: ", Assert.Single(error.TrimEnd('\n').Split('\n')));
        Assert.Contains(expected, error);
        Assert.EndsWith("--help` tells how it is used\n", error);
    }

    [Fact]
    public void A_command_has_its_own_exit_code_and_a_failure_is_one_line()
    {
        Assert.Equal(7, Run("echo -n 7").Code);
        Assert.Equal((1, "toy: it broke\n"), (Run("echo break").Code, Run("echo break").Error));
        Assert.Contains("   at OnnxViz.CommandLine.Tests.EchoCommand.Echo", Run("echo break --debug").Error);
    }

    [Fact]
    public void Help_has_headings_defaults_and_examples()
    {
        var help = Run("echo --help").Output;
        Assert.Contains("  toy echo [<word>...] [options]\n", help);
        Assert.Contains("\nWords:\n  -t, --times, --often <n>  How often [default: 1]\n", help);
        Assert.Contains("\nGeneral:\n  -?, -h, --help ", help);
        Assert.EndsWith("\nExamples:\n  toy echo a b\n", help);
        Assert.Contains("  echo <word>  Print words.\n", Run("-h").Output);
    }

    [Theory]
    [InlineData("echo-twice a", "a a\n")]
    [InlineData("echo twice a", "a a\n")]
    [InlineData("echo a twice", "a|twice;1;;;False\n")]
    [InlineData("echo -- twice", "twice;1;;;False\n")]
    public void A_command_of_two_words_is_found_by_either_way_to_write_it(string words, string expected) =>
        Assert.Equal((0, expected, ""), Run(words, typeof(EchoCommand), typeof(EchoTwiceCommand)));

    [Fact]
    public void Many_runs_at_once_do_not_disturb_each_other() => Parallel.For(0, 800, number =>
        Assert.Equal((0, $"{number};1;;;False\n", ""), Run($"echo {number}")));

    static (int Code, string Output, string Error) Run(string words) => Run(words, typeof(EchoCommand));

    static (int Code, string Output, string Error) Run(string words, params Type[] commands)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var app = new CommandApp("toy", "Prints.", commands, ValueReader.Usual);
        return (app.Run(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), new(output, error, IsLive: false)),
            output.ToString(), error.ToString());
    }
}
