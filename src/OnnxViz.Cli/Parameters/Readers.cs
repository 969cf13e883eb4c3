using OnnxViz.Ascent;
using OnnxViz.Atlas;
using OnnxViz.Attribution;
using OnnxViz.CommandLine.Values;
using OnnxViz.Features;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Runtime;

namespace OnnxViz.Cli.Parameters;

/// <summary>How the values of options and arguments are read. What a reader refuses is wrong usage.</summary>
static class Readers
{
    /// <summary>Reads all of them.</summary>
    /// <param name="tell">Told what is chosen where the choice is ours.</param>
    public static ValueReader All(Action<string> tell) => new(() => Make(tell));

    static Dictionary<Type, Func<string, object>> Make(Action<string> tell) => new()
    {
        [typeof(Objective)] = Objective.Parse,
        [typeof(Preset)] = Notation.Read<Preset>,
        [typeof(Parameterization)] = Notation.Read<Parameterization>,
        [typeof(Penalty)] = Notation.Read<Penalty>,
        [typeof(Recipe)] = Notation.Read<Recipe>,
        [typeof(Device)] = text => Device.Choose(text, tell),
        [typeof(Preprocessing)] = Preprocessing.Preset,
        [typeof(ColourMap)] = ColourMap.Parse,
        [typeof(ResizeMode)] = text => ResizeWord.Parse(text),
        [typeof(NamedFeed)] = NamedFeed.Parse,
        [typeof(NumberList)] = NumberList.Parse,
        [typeof(ChannelList)] = ChannelList.Parse,
        [typeof(PictureSize)] = PictureSize.Parse,
        [typeof(Percent)] = Percent.Parse,
        [typeof(FailRules)] = FailRules.Parse,
        [typeof(Shard)] = text => Shard.Parse(text, Environment.GetEnvironmentVariable),
        [typeof(MemorySize)] = MemorySize.Parse,
        [typeof(TimeBudget)] = TimeBudget.Parse,
        [typeof(VideoTime)] = VideoTime.Parse,
        [typeof(ProjectionList)] = ProjectionList.Parse,
        [typeof(MethodList)] = MethodList.Parse,
        [typeof(TokenGrid)] = TokenGrid.Parse,
        [typeof(MeasureList)] = MeasureList.Parse,
    };
}
