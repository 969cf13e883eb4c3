using OnnxViz.Attribution;
using OnnxViz.Features;
using OnnxViz.Pictures;

namespace OnnxViz.Cli.Drawing;

/// <summary>Sheets of explained pictures: a row for each picture, a column for each method; of one picture, a
/// grid.</summary>
static class AttributionSheets
{
    const int Rows = 8;
    const int Most = 200;
    const int Longest = 224;

    /// <summary>Draws them from the files of the first 200 pictures.</summary>
    /// <param name="files">Where the maps are.</param>
    /// <param name="done">The pictures whose maps are there.</param>
    /// <param name="seen">Reads a picture as the network sees it.</param>
    /// <returns>The file of each sheet, and the sheet, drawn when it is asked for.</returns>
    public static IEnumerable<(string File, Func<Picture> Draw)> Of(
        AttributionFiles files, IReadOnlyList<PictureEntry> done, Func<PictureEntry, Picture> seen) =>
        done.Take(Most).Chunk(Rows).Select((rows, number) => (
            Path.Combine(files.Folder, number == 0 ? "sheet.png" : $"sheet-{number + 1}.png"),
            (Func<Picture>)(() => Draw(files, rows, seen))));

    static Picture Draw(AttributionFiles files, PictureEntry[] rows, Func<PictureEntry, Picture> seen)
    {
        var (cells, columns) = (new List<CaptionedPicture>(), 1);
        foreach (var entry in rows)
        {
            if (AttributionManifest.Find(files.FolderOf(entry)) is { } manifest)
            {
                var shown = AttributionPicture.Visible(AttributionPicture.Shown(seen(entry)));
                cells.Add(new(Smaller(shown), $"{manifest.Class ?? manifest.Objective} {manifest.Score:G4}"));
                cells.AddRange(manifest.Methods.Select(method => new CaptionedPicture(
                    Smaller(PictureFile.Read(Path.Combine(files.FolderOf(entry), method.Overlay))), method.Method)));
                columns = 1 + manifest.Methods.Count;
            }
        }

        return new ContactSheet(rows.Length == 1 ? 0 : columns).Draw(cells);
    }

    static Picture Smaller(Picture picture)
    {
        var scale = Math.Min(1, (double)Longest / Math.Max(picture.Width, picture.Height));
        return scale == 1
            ? picture
            : picture.Resize(
                Math.Max(1, (int)Math.Round(picture.Width * scale)),
                Math.Max(1, (int)Math.Round(picture.Height * scale)));
    }
}
