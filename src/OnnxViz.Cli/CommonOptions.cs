using System.CommandLine;
using OnnxViz.Cli.Options;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Cli;

/// <summary>What most commands take: the model, and where to compute.</summary>
sealed class CommonOptions
{
    const string Default = "default";

    readonly Argument<string> _model = new("model")
    {
        Description = $"An ONNX file, or `{Default}` for the network that comes with onnxviz.",
    };

    readonly Option<Device> _device = new("--device")
    {
        Description = "Where to compute: cpu, cuda or cuda:n",
        HelpName = "device",
        DefaultValueFactory = _ => Device.Cpu,
        CustomParser = Texts.Read(Device.Parse),
    };

    readonly Option<int?> _threads = new("--threads")
    {
        Description = "CPU threads [default: as many as there are cores]",
        HelpName = "n",
        CustomParser = Texts.Read<int?>(text => Texts.AtLeast(1)(text)),
    };

    /// <summary>The option for output that programs read.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Print JSON" };

    /// <summary>Adds the model argument.</summary>
    public void AddModelTo(Command command) => command.Add(_model);

    /// <summary>Adds the options.</summary>
    public void AddRuntimeTo(Command command)
    {
        command.Add(_device);
        command.Add(_threads);
    }

    /// <summary>The model as the user named it.</summary>
    public string ModelName(ParseResult args) => args.GetRequiredValue(_model);

    /// <summary>Reads the model.</summary>
    public Network Open(ParseResult args)
    {
        var name = ModelName(args);
        if (name != Default)
        {
            return Network.Load(name);
        }

        var path = Path.Combine(AppContext.BaseDirectory, "nets", $"{Default}.onnx");
        return File.Exists(path)
            ? Network.Load(path)
            : throw new OnnxVizException(
                $"the network {Default} is not beside onnxviz ({path}): give the path of an ONNX file");
    }

    /// <summary>Where to compute.</summary>
    public RuntimeSettings Runtime(ParseResult args) =>
        new(args.GetRequiredValue(_device), args.GetValue(_threads) ?? Environment.ProcessorCount);
}
