using System.CommandLine;
using OnnxViz.Pictures;

namespace OnnxViz.Train.Commands;

/// <summary><c>onnxviz-train sheet --out sheet.png</c></summary>
sealed class SheetCommand : Command
{
    readonly Option<string> _out = Setting.Of("--out", "The picture file.", "sheet.png");
    readonly Option<int> _seed = Setting.Of("--seed", "The seed of the pictures.", 1);
    readonly Option<int> _columns = Setting.Count("--columns", "Examples per class.", 12);

    public SheetCommand() : base("sheet", "Draw examples of every class, one class per row.")
    {
        Add(_out);
        Add(_seed);
        Add(_columns);
        SetAction(args => PictureFile.Write(
            args.GetRequiredValue(_out), Sheet.Draw(args.GetRequiredValue(_seed), args.GetRequiredValue(_columns))));
    }
}
