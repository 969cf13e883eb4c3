using System.Diagnostics;
using Cocona;
using OnnxViz.Cli.Drawing;
using OnnxViz.Cli.Hosting;
using OnnxViz.Cli.Output;
using OnnxViz.Cli.Parameters;
using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;
using OnnxViz.Features;
using OnnxViz.Graph;
using OnnxViz.Reports;

namespace OnnxViz.Cli.Commands;

/// <summary><c>onnxviz audit net.onnx photos --fail-on "silent>5%"</c></summary>
sealed class AuditCommand(LongRun run, Terminal terminal)
{
    const int RuleHolds = 3;

    [Command("audit", Description = "Find filters that are silent or dead, always on, or duplicates.")]
    [Examples(
        """
        Examples:
          onnxviz audit net.onnx photos --preprocessing imagenet
          onnxviz audit net.onnx t10k-images-idx3-ubyte.gz --preprocessing raw255 --csv filters.csv
          onnxviz audit net.onnx photos --layer relu5_1 --prove --fail-on "silent>5%,duplicates>0"

        Silent filters fire on none of these pictures, nearly silent ones on few, always-on ones at every
        position of every picture. Dead are those that --prove could not make fire either. (In --fail-on, dead
        and nearly-dead are older names of silent and nearly-silent.)
        Duplicates correlate over the positions of all pictures; each counts that repeats one of a lower number. In
        layers before an activation function it is the pre-activation that counts. The rules of --fail-on are about
        all filters of all layers together; where one holds, the exit code is 3.
        """)]
    public int Audit(
        [Argument(Description = ModelNames.About)] string model,
        AuditLayerParameters layers,
        [Option(ValueName = "file.csv", Description = "Also write a line for each filter"), Ending(".csv")] string? csv,
        [Option(
            ValueName = "file.html",
            Description = ReportPage.About + "every filter's statistics, and what it saw where it was highest")]
        [Ending(".html", ".htm")]
        string? report,
        AuditParameters audit,
        PictureParameters given,
        FeatureParameters features,
        PreprocessingParameters preprocessing,
        RuntimeParameters runtime,
        TalkParameters talk)
    {
        var network = runtime.Open(model);
        using var pictures = given.Open();
        var labels = audit.LabelsOf(pictures);
        var (chosen, source) = preprocessing.Of(network, given.Tensor);
        using var extractor = new FeatureExtractor(
            network,
            layers.Of(network),
            features.Of(chosen, runtime.Settings).At(pictures, network.FindInput()),
            pictures.Count);
        ReportPage.RequireWritable(csv);
        ReportPage.RequireWritable(report);
        return run.Do(talk, Look, () => "stopped; an audit is about all pictures or none, so there is none");

        int Look(Work work)
        {
            work.Say(network, given.Tensor ? null : chosen, source);
            var clock = Stopwatch.StartNew();
            var run = new AuditRun(extractor, audit.Settings, work.Watch)
            {
                IsStrict = given.IsStrict(pictures),
                Steps = audit.Prove ? audit.Steps : null,
            };
            var outcome = run.Run(pictures, labels, work.Stop);
            var found = AuditReport.Of(
                model, network.ComputeHash(), PreprocessingReport.Of(chosen, source), audit.Settings, outcome);
            work.Write(() => Save(csv, report, found, new(extractor, pictures, outcome.Audit, outcome.Attempt)));
            Print(talk.Json ? [Json.Line(found)] : new AuditTable(outcome).Lines());
            work.Conclude($"{outcome.Audit.Filters} filters on {outcome.Audit.Pictures:#,0} pictures in "
                + $"{clock.Elapsed.TotalSeconds:0.0} s");
            work.TellLeftOut(outcome.Audit.Failures.Count, pictures.Count);
            return Judge(work, audit.FailOn?.Reasons(outcome.Audit) ?? []);
        }
    }

    static void Save(string? csv, string? report, AuditReport found, AuditPage page)
    {
        if (csv is not null)
        {
            AtomicFile.WriteAllText(csv, AuditCsv.Text(found));
        }

        ReportPage.Save(report, () => page.Report($"Audit of {Path.GetFileName(found.Model)}", found.Facts));
    }

    void Print(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            terminal.Output.WriteLine(line);
        }
    }

    static int Judge(Work work, string[] reasons)
    {
        if (reasons.Length == 0)
        {
            return ExitCode.Done;
        }

        work.Warn($"failed on {string.Join("; ", reasons)}");
        return RuleHolds;
    }
}
