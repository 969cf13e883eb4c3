using System.CommandLine;
using OnnxViz.Fuzz.Inputs;

namespace OnnxViz.Fuzz.Commands;

/// <summary><c>onnxviz-fuzz show 1234 --seed 0</c>: one input, in this process, with everything about its error.</summary>
sealed class ShowCommand : Command
{
    readonly CommonOptions _common = new();
    readonly Argument<int> _number = new("number") { Description = "The input's number." };
    readonly Option<string?> _save = new("--save") { Description = "A folder to write the input into." };

    public ShowCommand() : base("show", "Take one input in this process and show where its error came from.")
    {
        _common.AddTo(this);
        Add(_number);
        Add(_save);
        SetAction(Show);
    }

    int Show(ParseResult args)
    {
        var number = args.GetValue(_number);
        var source = Sources.Of(_common.Of(args));
        var input = source[number];
        Console.WriteLine(input.Name);
        var scratch = Directory.CreateTempSubdirectory("onnxviz-fuzz-");
        try
        {
            source.Travel(input.Write(args.GetValue(_save) ?? scratch.FullName), number);
            Console.WriteLine("works");
            return 0;
        }
        catch (Exception error)
        {
            Console.WriteLine(error);
            return 1;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }
}
