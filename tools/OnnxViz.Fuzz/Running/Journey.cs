using System.Diagnostics;
using OnnxViz.Ascent;
using OnnxViz.Fuzz.Inputs;
using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Fuzz.Running;

/// <summary>Takes an input the whole way that users go: reading, layers, gradient graph, session, a run.</summary>
/// <param name="source">The inputs.</param>
/// <param name="folder">A folder for their files.</param>
sealed class Journey(InputSource source, string folder)
{
    const int LongestMessage = 4000;

    static readonly RuntimeSettings OneThread = RuntimeSettings.Default with { Threads = 1 };

    /// <summary>Takes the input of a number.</summary>
    public Result Take(int number)
    {
        var input = source[number];
        var place = Path.Combine(folder, $"{number}");
        var path = input.Write(place);
        try
        {
            Travel(path, source.WayOf(number));
            return new(number, input.Name, Outcome.Works, "", "");
        }
        catch (OnnxVizException error)
        {
            var isReadable = !error.Message.Any(char.IsControl) && error.Message.Length is > 0 and < LongestMessage;
            return new(number, input.Name, isReadable ? Outcome.Refused : Outcome.Exception, Site(error), Short(error.Message));
        }
        catch (Exception error)
        {
            return new(number, input.Name, Outcome.Exception, Site(error), $"{error.GetType().Name}: {Short(error.Message)} {Trace(error)}");
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    /// <summary>Goes the way.</summary>
    /// <param name="path">The model.</param>
    /// <param name="number">Decides which layers and objectives are taken.</param>
    public static void Travel(string path, int number)
    {
        var network = Network.Load(path);
        _ = (network.Parameters, network.Hash);
        var layers = network.Layers.All.Where(layer => layer.Differentiable).ToArray();
        if (layers.Length == 0)
        {
            throw new OnnxVizException($"{path} has no layer that gradients can be taken from");
        }

        Climb(network, ObjectiveOf(layers[^1], number), number);
        if (number % 3 == 0)
        {
            Climb(network, ObjectiveOf(layers[number % layers.Length], number / 3), number);
        }
    }

    static Objective ObjectiveOf(Layer layer, int number) => (number % 3) switch
    {
        0 => new WholeLayer(layer.Name),
        1 => new Channel(layer.Name, 0),
        _ => new Neuron(layer.Name, 0),
    };

    static void Climb(Network network, Objective objective, int number)
    {
        ObjectiveCheck.Require(network, [objective]);
        var shape = network.Input.UsualShape(1);
        var gradient = GradientGraph.Light(network, objective, shape, Profile.Cpu);
        gradient.Run(Tensor.Full(shape, 0.5f), OneThread);
        if (number % 4 == 0)
        {
            ModelFile.ToBytes(GradientGraph.Whole(network, objective, shape).Model);
        }
    }

    static string Site(Exception error)
    {
        var method = new StackTrace(error).GetFrames()
            .Select(frame => frame.GetMethod()).FirstOrDefault(method => method?.DeclaringType?.FullName?.StartsWith("OnnxViz", StringComparison.Ordinal) == true);
        return method is null ? "elsewhere" : $"{method.DeclaringType!.FullName!["OnnxViz.".Length..].Split('+')[0]}.{method.Name.Split('>')[0].TrimStart('<')}";
    }

    static string Trace(Exception error) => string.Join(" < ", new StackTrace(error).GetFrames().Take(8).Select(frame => $"{frame.GetMethod()?.DeclaringType?.Name}.{frame.GetMethod()?.Name}"));

    static string Short(string message) => message.Length <= LongestMessage ? message : $"{message[..LongestMessage]}... ({message.Length} letters)";
}
