using Cocona;
using OnnxViz.CommandLine.Values;
using OnnxViz.Pictures;

namespace OnnxViz.Train.Commands;

/// <summary><c>onnxviz-train sheet --out sheet.png</c></summary>
sealed class SheetCommand
{
    [Command("sheet", Description = "Draw examples of every class, one class per row.")]
    public void Draw(
        [Option("out", Description = "The picture file"), Ending(".png")] string file = "sheet.png",
        [Option(Description = "The seed of the pictures")] int seed = 1,
        [Option(Description = "Examples per class"), AtLeast(1)] int columns = 12) =>
            PictureFile.Write(file, Sheet.Draw(seed, columns));
}
