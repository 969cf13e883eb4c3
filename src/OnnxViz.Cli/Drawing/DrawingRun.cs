using System.Diagnostics;
using OnnxViz.Ascent;
using OnnxViz.Cli.Hosting;
using OnnxViz.Cli.Output;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Cli.Drawing;

/// <summary>Draws units and saves each as soon as it is done.</summary>
sealed class DrawingRun(Network network, RunFacts facts, OutputPlace place, ProgressWatch watch, Interrupt interrupt)
{
    const int FullSheet = 36;
    const int SmallPicture = 112;
    const int TinyPicture = 64;

    readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>Checks how far pictures can be trusted; null where nobody asked.</summary>
    public TrustCheck? Trust { get; init; }

    /// <summary>Draws, and writes the contact sheet at the end.</summary>
    /// <returns>The units that are done.</returns>
    public IReadOnlyList<DrawnUnit> DrawWithSheet(IReadOnlyList<Objective> objectives, Action<AscentProgress> onStep)
    {
        var done = Draw(objectives, onStep);
        SaveSheet([.. done.Where(unit => unit.File is not null)]);
        return done;
    }

    /// <summary>Draws.</summary>
    /// <returns>The units that are done.</returns>
    public IReadOnlyList<DrawnUnit> Draw(IReadOnlyList<Objective> objectives, Action<AscentProgress> onStep)
    {
        var visualizer = new Visualizer(network, facts.Settings)
        {
            OnStep = onStep,
            OnPicture = SaveStep,
            OnNotice = watch.Say,
        };
        return [.. visualizer.Maximize(objectives, interrupt.Token).Select(Keep)];
    }

    DrawnUnit Keep(Visualization drawn)
    {
        var file = drawn.HasPicture ? place.Picture(drawn) : null;
        var unit = new DrawnUnit(drawn, file) { Trust = file is null ? null : Trust?.Of(drawn) };
        if (file is not null)
        {
            Save(() => drawn.WritePicture(file));
            SavePlanes(drawn);
            Save(() => AtomicFile.WriteAllText(place.Manifest(drawn), Manifest.Of(facts, unit).Text()));
        }

        watch.Tell(Json.Line(UnitReport.Of(unit, _clock.Elapsed.TotalSeconds)));
        if (drawn.Remark is { } remark)
        {
            watch.Say($"{drawn.Objective}: {remark}");
        }

        return unit;
    }

    void SaveStep(Objective objective, int step, Picture picture) =>
        Save(() => PictureFile.Write(place.Picture(objective, step), picture.ToVisible()));

    /// <summary>What no picture file can hold is kept as numbers beside what can be looked at.</summary>
    void SavePlanes(Visualization drawn)
    {
        var picture = drawn.Picture;
        if (picture.Channels is not (1 or 3))
        {
            Save(() => NpyFile.Write(
                place.Planes(drawn), picture.Pixels, [1, picture.Channels, picture.Height, picture.Width]));
        }
    }

    void SaveSheet(IReadOnlyList<DrawnUnit> units)
    {
        if (place.HasSheet && units.Count > 0)
        {
            var entries = units.Select(unit => new CaptionedPicture(Small(unit, units.Count), Caption(unit)));
            Save(() => PictureFile.Write(place.Sheet, new ContactSheet().Draw([.. entries])));
        }
    }

    void Save(Action write)
    {
        lock (interrupt.Writing)
        {
            write();
        }
    }

    static Picture Small(DrawnUnit unit, int count)
    {
        var picture = unit.Drawn.Picture.ToVisible();
        if (picture.Width <= TinyPicture)
        {
            return picture.Repeat(TinyPicture / picture.Width * 2);
        }

        return count <= FullSheet || picture.Width <= SmallPicture
            ? picture
            : picture.Resize(SmallPicture, Math.Max(1, picture.Height * SmallPicture / picture.Width));
    }

    string Caption(DrawnUnit unit)
    {
        var variant = facts.Settings.Variants > 1 ? $" #{unit.Drawn.Variant}" : "";
        var subject = unit.Drawn.Objective.Subject;
        var what = subject is Channel channel ? $"{channel.Index}" : $"{subject}";
        return unit.Drawn.State == UnitState.Dead
            ? $"{what}{variant} dead"
            : $"{what}{variant} score {unit.Drawn.SavedScore:G3}";
    }
}
