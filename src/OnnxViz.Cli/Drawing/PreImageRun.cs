using OnnxViz.Ascent;
using OnnxViz.Cli.Hosting;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Cli.Drawing;

/// <summary>Draws pre-images layer by layer, each by a recipe of its own, and one sheet of all.</summary>
sealed class PreImageRun(Network network, OutputPlace place, Work work)
{
    /// <summary>Draws.</summary>
    /// <param name="targets">What is drawn and how, in order.</param>
    /// <param name="given">The picture that was given, which comes first on the sheet; null where none was.</param>
    /// <returns>What is done.</returns>
    public IReadOnlyList<DrawnUnit> Draw(IReadOnlyList<(Objective Objective, RunFacts Facts)> targets, Picture? given)
    {
        var done = new List<DrawnUnit>();
        foreach (var (objective, facts) in targets)
        {
            if (work.Stop.IsCancellationRequested)
            {
                break;
            }

            var drawing = new DrawingRun(network, facts, place, work.Watch, work.Interrupt);
            var drawn = work.Watch.Run(onStep => drawing.Draw([objective], onStep));
            done.AddRange(drawn);
            Tell(drawn);
        }

        SaveSheet([.. done.Where(unit => unit.File is not null)], given);
        return done;
    }

    void Tell(IReadOnlyList<DrawnUnit> drawn)
    {
        foreach (var unit in drawn.Where(unit => unit.File is not null))
        {
            var (name, number) = unit.Drawn.Objective.Told(unit.Drawn.Score);
            var saved = unit.Drawn.Objective.Told(unit.Drawn.SavedScore).Number;
            work.Tell($"{unit.File}: {name} {number:G3}, as saved {saved:G3}");
        }
    }

    void SaveSheet(IReadOnlyList<DrawnUnit> units, Picture? given)
    {
        if (place.IsFolder && units.Count > 0)
        {
            CaptionedPicture[] first = given is null ? [] : [new(given.ToVisible(), "given")];
            var entries = units.Select(unit => new CaptionedPicture(unit.Drawn.Picture.ToVisible(), Caption(unit)));
            work.Write(() => PictureFile.Write(place.Sheet, new ContactSheet().Draw([.. first, .. entries])));
        }
    }

    string Caption(DrawnUnit unit)
    {
        var objective = unit.Drawn.Objective;
        var (name, number) = objective.Told(unit.Drawn.Score);
        var layer = objective is GivenPicture { Layer: var tensor } ? network.FindLayers().Find(tensor).Name : "";
        var variant = unit.Drawn.Variant > 1 ? $" #{unit.Drawn.Variant}" : "";
        return $"{layer}{variant} {name} {number:G3}";
    }
}
