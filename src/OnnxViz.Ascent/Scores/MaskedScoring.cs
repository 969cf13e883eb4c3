using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Ascent;

/// <summary>
/// Scores that are masked sums. The masks are fed, so that one step serves all units of a layer, and any sum of them.
/// Of a single layer only as many
/// channels are computed as the pictures ask for: which ones is fed too, and the last convolution picks its kernels.
/// </summary>
sealed class MaskedScoring : Scoring
{
    const string Channels = "unit.channels";

    readonly PictureNetwork _network;
    readonly PicturePart _all;
    readonly IReadOnlyList<string> _tensors;
    readonly Narrowing _narrowing;
    readonly IReadOnlyList<Look> _looks;
    readonly long? _room;
    readonly long[]? _known;

    public MaskedScoring(
        PictureNetwork network,
        PicturePart part,
        IReadOnlyList<string> tensors,
        IReadOnlyList<Objective> units,
        Narrowing narrowing)
    {
        (_network, _all, _tensors, _narrowing) = (network, part, tensors, narrowing);
        var aims = AimsOf(part, units);
        _looks = [.. aims.Select(aim => aim.Look).Distinct().OrderBy(look => $"{look}", StringComparer.Ordinal)];
        var room = units.Count * units.Max(unit => unit.Sums!.Select(sum => sum.Channel).Distinct().Count());
        var isNarrow = narrowing != Narrowing.None && tensors.Count == 1 && _looks.All(look => !look.IsWhole);
        var known = isNarrow && narrowing == Narrowing.Known ? Asked(aims) : null;
        var narrow = !isNarrow ? null : known is null ? part.Narrow(tensors[0], room) : part.Narrow(tensors[0], known);
        Part = narrow ?? part;
        (_room, _known) = narrow is null ? (null, null) : known is null ? (room, null) : ((long?)null, known);
        Key = $"{string.Join('\n', _looks)}\n{_room}\n{string.Join(' ', _known ?? [])}\n{part.Window}";
    }

    public override PicturePart Part { get; }

    public override string Key { get; }

    public override Scoring? Around(IReadOnlyList<Objective> units)
    {
        var places = PlacesOf(units);
        return places is not null && _network.Around(_all, places) is { } part
            ? new MaskedScoring(_network, part, _tensors, units, _narrowing)
            : null;
    }

    public override (Value Scores, Value Sizes) Write(
        Func<Value?, PictureValues> network, Func<string, TensorType, Value> feed)
    {
        var values = network(_room is { } room ? feed(Channels, new(ElementType.Int64, [room])) : null);
        var picked = _looks.Select((look, index) => Picked(values[look.Layer], look, index, feed)).ToArray();
        return (
            picked.Select(value => value.Sum(Inner(value), keep: false)).Aggregate((left, right) => left + right),
            picked.Select(value => value.Abs().Sum(Inner(value), keep: false)).Aggregate(
                (left, right) => left + right));
    }

    public override IReadOnlyDictionary<string, Tensor> Feeds(IReadOnlyList<Objective> units)
    {
        var aims = AimsOf(Part, units);
        if (units.Count != Part.Pictures[0] || aims.Any(aim => !_looks.Contains(aim.Look)))
        {
            throw new OnnxVizException($"this step was not written for {string.Join(", ", units)}");
        }

        var feeds = new Dictionary<string, Tensor>();
        var chosen = _known;
        if (_room is { } room)
        {
            chosen = Chosen(aims, room);
            feeds[Channels] = Tensor.Vector(chosen);
        }

        foreach (var (look, index) in _looks.Select((look, index) => (look, index)))
        {
            var mine = aims.Where(aim => aim.Look == look).ToArray();
            feeds[WeightsOf(index)] = Weights(look, mine, chosen);
            if (!look.IsMean)
            {
                feeds[PlacesOf(index)] = Places(look, mine);
            }
        }

        return feeds;
    }

    /// <summary>The positions that units look at; null where one looks at all of a layer.</summary>
    LayerPlace[]? PlacesOf(IReadOnlyList<Objective> units)
    {
        var aims = AimsOf(_all, units);
        return aims.All(aim => aim.Position is not null && _all.TypeOf(aim.Look.Layer).Shape.Rank == 4)
            ? [.. aims.Select(aim => PlaceOf(aim.Look.Layer, aim.Position!.Value)).Distinct()]
            : null;
    }

    LayerPlace PlaceOf(string layer, long position)
    {
        var columns = _all.TypeOf(layer).Shape[3];
        return new(layer, position / columns, position % columns);
    }

    static string WeightsOf(int look) => $"unit.weights{look}";

    static string PlacesOf(int look) => $"unit.places{look}";

    static Aim[] AimsOf(PicturePart part, IReadOnlyList<Objective> units)
    {
        var aims = new List<Aim>();
        for (var picture = 0; picture < units.Count; picture++)
        {
            var slots = new Dictionary<Look, List<long?>>();
            foreach (var sum in units[picture].Sums!)
            {
                var position = sum.Place.In(sum.Layer, part.WholeTypeOf(sum.Layer).Shape) is { } place
                    ? part.PositionOf(sum.Layer, place)
                    : (long?)null;
                var look = new Look(sum.Layer, position is null, sum.Channel is null, sum.IsSquared, 0);
                var places = slots.TryGetValue(look, out var known) ? known : slots[look] = [];
                if (!places.Contains(position))
                {
                    places.Add(position);
                }

                aims.Add(new(look with { Slot = places.IndexOf(position) }, picture, sum, position));
            }
        }

        return [.. aims];
    }

    Value Picked(Value activation, Look look, int index, Func<string, TensorType, Value> feed)
    {
        var weights = feed(WeightsOf(index), new(ElementType.Float, WeightShape(activation.Shape, look)));
        var picked = (look.IsSquared ? activation.Square() : activation) * weights;
        return look.IsMean
            ? picked
            : picked * feed(PlacesOf(index), new(ElementType.Float, PlaceShape(activation.Shape)));
    }

    static Shape WeightShape(Shape activation, Look look) =>
        [activation[0], .. activation.Skip(1).Take(1).Select(
            channels => look.IsWhole ? 1 : channels), .. Enumerable.Repeat(1L, Math.Max(0, activation.Rank - 2))];

    static Shape PlaceShape(Shape activation) => activation.With(1, 1);

    /// <summary>
    /// The channels to compute; where fewer are asked for than there is room, the first one fills it.
    /// </summary>
    static long[] Chosen(Aim[] aims, long room)
    {
        var asked = Asked(aims);
        return asked.Length <= room
            ? [.. asked, .. Enumerable.Repeat(asked[0], (int)room - asked.Length)]
            : throw new OnnxVizException($"this step has room for {room} channels, but {asked.Length} were asked for");
    }

    static long[] Asked(Aim[] aims) => [.. aims.Select(aim => (long)aim.Sum.Channel!.Value).Distinct()];

    Tensor Weights(Look look, Aim[] aims, long[]? chosen)
    {
        var activation = Part.TypeOf(look.Layer).Shape;
        var shape = WeightShape(activation, look);
        var positions = look.IsMean
            ? activation.Skip(look.IsWhole ? 1 : 2).Aggregate(1L, (product, size) => product * size)
            : 1;
        var weights = new float[shape.Size];
        foreach (var aim in aims)
        {
            var channel = aim.Sum.Channel is not { } index ? 0 : chosen is null ? index : Array.IndexOf(chosen, index);
            weights[(aim.Picture * (shape.Size / shape[0])) + channel] += aim.Sum.Weight / positions;
        }

        return Tensor.Of(weights, shape);
    }

    Tensor Places(Look look, Aim[] aims)
    {
        var shape = PlaceShape(Part.TypeOf(look.Layer).Shape);
        var places = new float[shape.Size];
        foreach (var aim in aims)
        {
            places[(aim.Picture * (shape.Size / shape[0])) + aim.Position!.Value] = 1;
        }

        return Tensor.Of(places, shape);
    }
}
