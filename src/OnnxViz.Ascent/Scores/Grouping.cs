namespace OnnxViz.Ascent;

/// <summary>Which pictures of a batch belong together, those of a unit one behind the other.</summary>
/// <param name="MoreVariants">How many pictures of a unit there are beside the first.</param>
/// <param name="MoreViews">How many views of a picture there are beside the first, one behind the other.</param>
public readonly record struct Grouping(int MoreVariants, int MoreViews)
{
    /// <summary>The pictures of a unit.</summary>
    public int Variants => MoreVariants + 1;

    /// <summary>The views of a picture.</summary>
    public int Views => MoreViews + 1;

    /// <summary>A grouping by counts.</summary>
    /// <param name="variants">The pictures of a unit, at least 1.</param>
    /// <param name="views">The views of a picture, at least 1.</param>
    public static Grouping Of(int variants, int views) => new(variants - 1, views - 1);
}
