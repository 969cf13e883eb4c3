using System.Diagnostics;
using OnnxViz.Fuzz.Inputs;
using OnnxViz.Graph;

namespace OnnxViz.Fuzz.Running;

/// <summary>Takes inputs, and tells what became of each.</summary>
/// <param name="source">The inputs.</param>
/// <param name="folder">A folder for their files.</param>
sealed class Journey(Source source, string folder)
{
    const int LongestMessage = 4000;

    /// <summary>Takes the input of a number.</summary>
    public Result Take(int number)
    {
        var input = source[number];
        var place = Path.Combine(folder, $"{number}");
        var path = input.Write(place);
        try
        {
            source.Travel(path, number);
            return new(number, input.Name, Outcome.Works, "", "");
        }
        catch (OnnxVizException error)
        {
            var isReadable = !error.Message.Any(char.IsControl) && error.Message.Length is > 0 and < LongestMessage;
            return new(
                number,
                input.Name,
                isReadable ? Outcome.Refused : Outcome.Exception,
                Site(error),
                Short(error.Message));
        }
        catch (Exception error)
        {
            return new(
                number,
                input.Name,
                Outcome.Exception,
                Site(error),
                $"{error.GetType().Name}: {Short(error.Message)} {Trace(error)}");
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    /// <summary>Where an error came from; one that was only put into words there, from where its cause did.</summary>
    static string Site(Exception error) =>
        error.InnerException is { } cause && Method(cause) is { } site ? site : Method(error) ?? "elsewhere";

    static string? Method(Exception error)
    {
        var method = new StackTrace(error).GetFrames()
            .Select(frame => frame.GetMethod()).FirstOrDefault(
                method => method?.DeclaringType?.FullName?.StartsWith("OnnxViz", StringComparison.Ordinal) == true);
        return method is null ? null
            : method.DeclaringType!.FullName!["OnnxViz.".Length..].Split('+')[0] + "."
                + method.Name.Split('>')[0].TrimStart('<');
    }

    static string Trace(Exception error) => string.Join(
        " < ",
        new StackTrace(error).GetFrames().Take(8).Select(
            frame => $"{frame.GetMethod()?.DeclaringType?.Name}.{frame.GetMethod()?.Name}"));

    static string Short(string message) =>
        message.Length <= LongestMessage ? message : $"{message[..LongestMessage]}... ({message.Length} letters)";
}
