namespace OnnxViz.Video;

/// <summary>Reads how a picture moves: each of its parts a number, or key frames.</summary>
/// <param name="origin">The time that key frames count from, in seconds.</param>
/// <param name="stretch">By how much their times are stretched.</param>
sealed class MotionReader(double origin, double stretch)
{
    const double LeastZoom = 0.01;
    const double MostZoom = 100;
    const double MostTurn = 3600;
    const double MostShift = 10;

    static readonly string[] Names = ["zoom", "rotation", "x", "y", "shear", "swirl", "hue"];

    /// <summary>The motion that an object says, what it leaves open being as elsewhere.</summary>
    public MotionCurves Read(ScriptNode? node, MotionCurves usual) => node?.Only(Names) is not { } all ? usual : new(
        Curve(all, "zoom", LeastZoom, MostZoom) ?? usual.Zoom,
        Curve(all, "rotation", -MostTurn, MostTurn) ?? usual.Rotation,
        Curve(all, "x", -MostShift, MostShift) ?? usual.X,
        Curve(all, "y", -MostShift, MostShift) ?? usual.Y,
        Curve(all, "shear", -MostShift, MostShift) ?? usual.Shear,
        Curve(all, "swirl", -MostTurn, MostTurn) ?? usual.Swirl,
        Curve(all, "hue", -MostTurn, MostTurn) ?? usual.Hue);

    Curve? Curve(ScriptNode node, string name, double low, double high) =>
        !node.IsList(name) ? node.Number(name, low, high) is { } number ? Video.Curve.Constant(number) : null
        : node.Children(name) is [_, ..] list ? new(InOrder(node, name, list, low, high), origin)
        : throw node.Wrong(name, "a list of key frames has at least one");

    KeyFrame[] InOrder(
        ScriptNode node, string name, IReadOnlyList<ScriptNode> list, double low, double high)
    {
        KeyFrame[] keys = [.. list.Select(each => Key(each, low, high))];
        for (var index = 1; index < keys.Length; index++)
        {
            if (keys[index].At <= keys[index - 1].At)
            {
                throw node.Wrong(
                    $"{name}[{index}].at", "key frames go forward in time, and this one is not behind the one before");
            }
        }

        return keys;
    }

    KeyFrame Key(ScriptNode node, double low, double high) => new(
        stretch * (node.Only("at", "value", "ease").Number("at", 0, ScriptReader.LongestSeconds)
            ?? throw node.Wrong("at", "a key frame needs its time in seconds")),
        node.Number("value", low, high) ?? throw node.Wrong("value", "a key frame needs its value"),
        node.Text("ease") is { } ease ? EasingOf(node, ease) : Easing.Smooth);

    static Easing EasingOf(ScriptNode node, string text)
    {
        var names = Enum.GetValues<Easing>().ToDictionary(each => $"{each}".ToLowerInvariant());
        return names.TryGetValue(text, out var easing)
            ? easing
            : throw node.Wrong("ease", $"there is no {text}; there are {string.Join(", ", names.Keys)}");
    }
}
