using System.CommandLine;
using System.CommandLine.Parsing;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Options;

/// <summary>The option by which arrays are the network's input itself and not pictures.</summary>
sealed class TensorOption
{
    static readonly string[] OfPictures = ["--preprocessing", "--range", "--mean", "--sd", "--order"];

    readonly Option<bool> _isTensor = new("--tensor")
    {
        Description = "Arrays (.npy) are the network's input itself, of its own shape: no preprocessing",
    };

    /// <summary>What changes nothing, and how that is known.</summary>
    public static (Preprocessing Preprocessing, string Source) Preprocessing { get; } =
        (Networks.Preprocessing.Preset("unit"), "--tensor: arrays go in as they stand");

    public void AddTo(Command command)
    {
        command.Add(_isTensor);
        command.Validators.Add(result =>
        {
            var given = result.Children.OfType<OptionResult>().FirstOrDefault(option => OfPictures.Contains(option.Option.Name));
            if (result.GetValue(_isTensor) && given is not null)
            {
                result.AddError($"{given.Option.Name} is for pictures: leave it out, or leave out --tensor");
            }
        });
    }

    public bool IsGiven(ParseResult args) => args.GetValue(_isTensor);
}
