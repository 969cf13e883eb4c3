using OnnxViz.Pictures;

namespace OnnxViz.Atlas;

/// <summary>The contact sheet of a layer.</summary>
static class LayerSheet
{
    const int FullSheet = 36;
    const int Longest = 112;

    /// <summary>The sheet of the units that have a picture; null where none has.</summary>
    public static Picture? Of(AtlasFolder folder, LayerFindings layer)
    {
        var shown = layer.Records.Where(unit => unit.Picture is not null).ToArray();
        CaptionedPicture[] pictures = [.. shown.Select(unit => new CaptionedPicture(
            Small(PictureFile.ReadPlain(folder.Picture(layer.Plan, unit.Channel)), shown.Length), Caption(unit)))];
        return pictures.Length == 0 ? null : new ContactSheet(Title: layer.Plan.Name).Draw(pictures);
    }

    static string Caption(UnitRecord unit) =>
        unit.IsDead
            ? $"{unit.Channel} dead"
            : FormattableString.Invariant($"{unit.Channel} score {unit.SavedScore:G3}");

    static Picture Small(Picture picture, int count)
    {
        var longer = Math.Max(picture.Width, picture.Height);
        return count <= FullSheet || longer <= Longest
            ? picture
            : picture.Resize(
                Math.Max(1, picture.Width * Longest / longer), Math.Max(1, picture.Height * Longest / longer));
    }
}
