using Cocona;
using OnnxViz.Fuzz.Inputs;

namespace OnnxViz.Fuzz.Commands;

/// <summary>
/// <c>onnxviz-fuzz show 1234 --seed 0</c>: one input, in this process, with everything about its error.
/// </summary>
sealed class ShowCommand
{
    [Command("show", Description = "Take one input in this process and show where its error came from.")]
    public int Show(
        [Argument(Description = "The input's number.")] int number,
        [Option(ValueName = "folder", Description = "A folder to write the input into")] string? save,
        CommonParameters common)
    {
        var source = Sources.Of(common.Settings);
        var input = source[number];
        Console.WriteLine(input.Name);
        var scratch = Directory.CreateTempSubdirectory("onnxviz-fuzz-");
        try
        {
            source.Travel(input.Write(save ?? scratch.FullName), number);
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
