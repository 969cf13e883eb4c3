using System.Diagnostics;
using System.Globalization;
using Cocona;
using OnnxViz.Pictures;

namespace OnnxViz.Bench;

/// <summary>
/// <c>onnxviz-bench pictures FOLDER</c>: processor time of reading all pictures of a folder, and of writing each as
/// every format, with sizes, as a table; on one thread, in turns, medians of the rounds after a first that does not
/// count.
/// </summary>
sealed class PicturesCommand
{
    static readonly string[] Endings = [".png", ".jpg", ".webp"];

    [Command("pictures", Description = "Time reading and writing pictures.")]
    public void Time(
        [Argument(Description = "A folder of pictures.")] string folder,
        [Option(Description = "How often each is timed")] int rounds = 3)
    {
        var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToArray();
        var scratch = Directory.CreateTempSubdirectory("onnxviz-bench-");
        Console.WriteLine("| what | pictures | ms each | ns per pixel | MB |");
        Console.WriteLine("|---|---|---|---|---|");
        try
        {
            var pictures = Array.ConvertAll(files, PictureFile.ReadPlain);
            var pixels = pictures.Sum(picture => (long)picture.Width * picture.Height);
            Print(
                "read",
                files.Length,
                pixels,
                Median(rounds, () => Array.ForEach(files, file => PictureFile.ReadPlain(file))),
                files.Sum(Length));
            foreach (var ending in Endings)
            {
                var written = Array.ConvertAll(
                    files, file => Path.Combine(scratch.FullName, Path.GetFileName(file) + ending));
                var seconds = Median(rounds, () => WriteAll(written, pictures));
                Print($"write {ending}", files.Length, pixels, seconds, written.Sum(Length));
            }
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    static void WriteAll(string[] files, Picture[] pictures)
    {
        for (var i = 0; i < files.Length; i++)
        {
            PictureFile.Write(files[i], pictures[i]);
        }
    }

    static void Print(string what, int pictures, long pixels, double seconds, long bytes)
    {
        var (milliseconds, nanoseconds, megabytes) = (1e3 * seconds / pictures, 1e9 * seconds / pixels, bytes / 1e6);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {pictures} | {milliseconds:F2} | {nanoseconds:F1} | {megabytes:F2} |"));
    }

    static double Median(int rounds, Action work) =>
        Enumerable.Range(0, rounds + 1).Select(_ => Seconds(work)).Skip(1).Order().ElementAt(rounds / 2);

    /// <remarks>Processor time, since other work on the machine hardly changes it.</remarks>
    static double Seconds(Action work)
    {
        var start = Used();
        work();
        return (Used() - start).TotalSeconds;
    }

    static TimeSpan Used()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    static long Length(string file) => new FileInfo(file).Length;
}
