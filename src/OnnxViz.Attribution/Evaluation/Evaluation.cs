using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>Judges methods of attribution by measures, on the same pictures.</summary>
/// <param name="task">The network, the size of the pictures and how methods are run.</param>
public sealed class Evaluation(AttributionTask task)
{
    /// <summary>The measures where nobody says: deletion, insertion, MuFidelity, ROAD and the sanity check.</summary>
    public static IReadOnlyList<Measure> Usual =>
        [new Deletion(), new Insertion(), new MuFidelity(), new Road(), new Sanity()];

    /// <summary>Judges methods, and random maps beside them.</summary>
    /// <param name="methods">The methods.</param>
    /// <param name="measures">The measures.</param>
    /// <param name="pictures">Pictures of one size, what is explained looking at the same layers in all.</param>
    /// <param name="told">Told what is done next.</param>
    /// <param name="stop">Ends it early.</param>
    /// <returns>The methods in their order, the random maps last.</returns>
    /// <exception cref="OnnxVizException">A method does not work on the network.</exception>
    public IReadOnlyList<EvaluatedMethod> Run(
        IReadOnlyList<Method> methods,
        IReadOnlyList<Measure> measures,
        IReadOnlyList<SubjectOfMaps> pictures,
        Action<string>? told = null,
        CancellationToken stop = default)
    {
        using var scorer = PictureScorer.Open(task);
        var nothing = Baseline.Zero.Picture(task);
        JudgedPicture[] subjects = [.. pictures.Select(picture => new JudgedPicture(
            picture.Name, picture.Pixels, nothing, scorer, picture.Objective.In(task.Network.Network)))];
        JudgedMethod[] judged =
        [
            .. methods.Select(method => Mapped(method, pictures, subjects, told, stop)),
            Random(subjects),
        ];
        var results = judged.Select(_ => new Dictionary<string, IReadOnlyList<double>>()).ToArray();
        foreach (var measure in measures)
        {
            told?.Invoke($"{measure}");
            foreach (var (result, numbers) in results.Zip(measure.Of(judged, stop)))
            {
                result[$"{measure}"] = numbers;
            }
        }

        return [.. judged.Zip(results, (method, result) => new EvaluatedMethod(method.Name, result))];
    }

    JudgedMethod Mapped(
        Method method,
        IReadOnlyList<SubjectOfMaps> pictures,
        JudgedPicture[] subjects,
        Action<string>? told,
        CancellationToken stop)
    {
        told?.Invoke($"{method}");
        var explainer = new Lazy<Explainer>(() => method.Open(task));
        try
        {
            return new(method, task, [.. subjects.Zip(pictures, (subject, picture) => new JudgedMap(
                picture.Maps.TryGetValue(method, out var known)
                    ? new(task.Height, task.Width, known, 0)
                    : explainer.Value.Explain(subject.Pixels, subject.Unit, stop),
                subject))]);
        }
        finally
        {
            if (explainer.IsValueCreated)
            {
                explainer.Value.Dispose();
            }
        }
    }

    JudgedMethod Random(JudgedPicture[] subjects) => new(null, task, [.. subjects.Select(
        subject => new JudgedMap(RandomMaps.Draw(task.Height, task.Width, subject.Name), subject))]);
}
