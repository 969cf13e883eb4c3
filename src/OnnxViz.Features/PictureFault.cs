using OnnxViz.Graph;

namespace OnnxViz.Features;

/// <summary>
/// What working on one picture can throw, as that picture's own failure: a line with its name and the reason.
/// </summary>
public static class PictureFault
{
    /// <summary>
    /// Whether a failure is the picture's own, whatever it is, but for a lack of memory and a request to stop.
    /// </summary>
    public static bool IsOf(Exception failure) => failure is not (OutOfMemoryException or OperationCanceledException);

    /// <summary>
    /// Does something with a picture file; what is thrown and is the picture's own becomes a line with its name.
    /// </summary>
    /// <exception cref="OnnxVizException">It failed.</exception>
    public static T Guard<T>(string file, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (IsOf(failure))
        {
            throw new OnnxVizException(Reason(file, file, failure), failure);
        }
    }

    internal static PictureFailure Of(PictureEntry entry, Exception failure) =>
        new(entry, Reason(entry.File, entry.Source, failure));

    static string Reason(string file, string source, Exception failure)
    {
        var line = failure.Message.ReplaceLineEndings(" ").Trim();
        return failure is not OnnxVizException
            ? $"'{source}' cannot be used: {line.TrimEnd('.')} ({failure.GetType().Name}); check the file"
            : line.Contains(file, StringComparison.Ordinal) ? line
            : $"'{source}': {line}";
    }
}
