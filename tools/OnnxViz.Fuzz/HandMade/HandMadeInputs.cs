namespace OnnxViz.Fuzz.HandMade;

/// <summary>All inputs made with intent.</summary>
static class HandMadeInputs
{
    /// <summary>The inputs; their places are their numbers.</summary>
    public static IReadOnlyList<HandMadeInput> All { get; } =
    [
        .. Files.All, .. Tensors.All, .. ExternalData.All, .. Wiring.All, .. Pictures.All, .. Attributes.All,
        .. Giants.All, .. Nesting.All,
        .. Names.All, .. OperatorSets.All, .. Cards.All,
    ];
}
