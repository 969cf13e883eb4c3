using OnnxViz.Ascent;
using OnnxViz.Attribution;
using OnnxViz.Cli.Hosting;
using OnnxViz.Cli.Output;
using OnnxViz.Features;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Drawing;

/// <summary>
/// Judges methods on pictures whose maps are there, a group of them at a time, so that their number does not count for
/// memory.
/// </summary>
/// <param name="network">The network behind its preprocessing.</param>
/// <param name="attributed">What made the maps.</param>
/// <param name="files">Where they are.</param>
/// <param name="measures">The measures.</param>
sealed class EvaluationRun(
    PictureNetwork network, AttributionRun attributed, AttributionFiles files, IReadOnlyList<Measure> measures)
{
    const int Group = 16;

    /// <summary>Judges them.</summary>
    /// <param name="work">Work under way.</param>
    /// <exception cref="OnnxVizException">A measure does not work on these maps.</exception>
    public EvaluationReport Judge(Work work)
    {
        IReadOnlyList<EvaluatedMethod>? judged = null;
        var groups = attributed.Done.Chunk(Group).ToArray();
        var (steps, total) = (0L, (long)groups.Length * (measures.Count + attributed.Methods.Count));
        foreach (var group in groups)
        {
            SubjectOfMaps[] subjects = [.. group.Select(Subject)];
            var more = work.Watch.Count(count => TaskFor(subjects[0]).Run(
                attributed.Methods, measures, subjects, text => count(steps++, total, text), work.Stop));
            judged = judged is null ? more : [.. judged.Zip(more, (before, behind) => before.With(behind))];
        }

        return EvaluationReport.Of(measures, [.. attributed.Done.Select(entry => entry.Name)], judged ?? []);
    }

    Evaluation TaskFor(SubjectOfMaps subject) => new(AttributionTask.For(
        network, subject.Objective, attributed.Height, attributed.Width, attributed.Settings));

    SubjectOfMaps Subject(PictureEntry entry)
    {
        var manifest = AttributionManifest.Find(files.FolderOf(entry)) ?? throw new OnnxVizException(
            $"{files.FolderOf(entry)} has no maps any more: leave the folder alone while methods are judged");
        var maps = manifest.Methods.Where(method => method.Raw?.EndsWith(".npy", StringComparison.Ordinal) == true);
        return new(entry.Name, attributed.Read(entry).Pixels, Objective.Parse(manifest.Objective))
        {
            Maps = maps.ToDictionary(
                method => Method.Parse(method.Method),
                method => NpyFile.Read(Path.Combine(files.FolderOf(entry), method.Raw!)).Data),
        };
    }
}
