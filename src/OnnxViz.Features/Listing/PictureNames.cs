using System.Globalization;

namespace OnnxViz.Features;

/// <summary>Gives pictures names that are good as file names, no two alike.</summary>
sealed class PictureNames
{
    readonly SafeNames _names = new("picture", FeatureIndex.FileName);

    /// <summary>The number of each picture in a file, and its name.</summary>
    public IEnumerable<(int Number, string Name)> Of(PictureSource source)
    {
        if (source.IsSingle)
        {
            return [(0, _names.Of(source.Stem))];
        }

        var digits = (source.Count - 1).ToString(CultureInfo.InvariantCulture).Length;
        var stem = _names.Of(source.Stem);
        return Enumerable.Range(0, source.Count)
            .Select(number =>
                (number, _names.Of($"{stem}-{number.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0')}")));
    }
}
