using OnnxViz.Train.Evaluation;
using OnnxViz.Train.Network;
using OnnxViz.Train.Training;

namespace OnnxViz.Train.Publishing;

/// <summary>A short account of a trained net for people: its data, its training and its figures.</summary>
public static class Account
{
    /// <summary>The account as Markdown.</summary>
    public static string Markdown(Net net, TrainSettings settings, Confusion confusion, string file)
    {
        var (classes, side) = (DataSet.Classes, DataSet.DefaultSize);
        var (steps, rate) = (settings.Steps, settings.Rate);
        return $"""
            # {Path.GetFileName(file)}

            A VGG-style net of {Convolutions(net)} convolutions and {net.Parameters:n0} parameters. It tells {classes}
            classes of drawn textures and shapes apart:
            {string.Join(", ", Catalogue.Motifs.Select(motif => motif.Name))}.

            ## Data

            Every picture is {side}x{side} pixels and drawn by `tools/OnnxViz.Train` from signed
            distances: random colours that stand apart, scale, turn, phase, soft light, blur, noise, a round window now
            and then, and clutter (strokes, discs, blocks). A picture is a pure function of seed, set and index; the
            training set and the held-out set share none.

            ## Training

            Seed {settings.Seed}, {steps:n0} steps of {settings.Batch} pictures, no picture shown twice. A step is one
            ONNX graph, whose weight gradients OnnxViz writes and ONNX Runtime runs: cross-entropy with label smoothing
            {settings.Smoothing}, Adam with decoupled weight decay {settings.Decay}, learning rate up to {rate} along
            half a cosine. Input: red, green and blue in [0, 1], minus {Preprocessing.Mean}, divided by
            {Preprocessing.StandardDeviation}.

            ## Figures

                {string.Join("\n    ", Verdict.Lines(confusion))}

            """;
    }

    static int Convolutions(Net net) => net.Nodes.Count(node => node.Operator == "Conv");
}
