using System.CommandLine;
using OnnxViz.Cli.Options;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Cli;

/// <summary>What most commands take: the model, and where to compute.</summary>
sealed class CommonOptions
{
    readonly Argument<string> _model = new("model")
    {
        Description = $"An ONNX file, the name of a pulled model, or `{ModelNames.Default}`.",
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

    readonly InputOptions _inputs = new();

    /// <summary>The option for output that programs read.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Print JSON" };

    /// <summary>Adds the model argument.</summary>
    public void AddModelTo(Command command) => command.Add(_model);

    /// <summary>Adds the options for models with several inputs.</summary>
    public void AddInputsTo(Command command) => _inputs.AddTo(command);

    /// <summary>Adds the options that say where to compute, and those for models with several inputs.</summary>
    public void AddRuntimeTo(Command command)
    {
        AddInputsTo(command);
        command.Add(_device);
        command.Add(_threads);
    }

    /// <summary>The model as the user named it.</summary>
    public string ModelName(ParseResult args) => args.GetRequiredValue(_model);

    /// <summary>Reads the model.</summary>
    public Network Open(ParseResult args)
    {
        var path = ModelNames.PathOf(ModelName(args));
        return Network.Load(path, _inputs.Over(ModelCard.Beside(path), args));
    }

    /// <summary>Where to compute.</summary>
    public RuntimeSettings Runtime(ParseResult args) =>
        new(args.GetRequiredValue(_device), args.GetValue(_threads) ?? Environment.ProcessorCount);
}
