using OnnxViz.Features;

namespace OnnxViz.Cli.Drawing;

/// <summary>How many pictures came to what.</summary>
sealed class PictureCounts
{
    readonly int[] _counts = new int[Enum.GetValues<PictureState>().Length];

    /// <summary>All so far.</summary>
    public int All => _counts.Sum();

    /// <summary>Those that could not be used.</summary>
    public int Failed => _counts[(int)PictureState.Failed];

    /// <summary>Counts one more.</summary>
    public void Add(FinishedPicture picture) => _counts[(int)picture.State]++;

    public override string ToString()
    {
        var skipped = _counts[(int)PictureState.Skipped];
        return $"{All - Failed} of {All} pictures"
            + (skipped > 0 ? $", {skipped} there from before" : "");
    }
}
