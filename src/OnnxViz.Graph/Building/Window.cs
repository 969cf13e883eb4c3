namespace OnnxViz.Graph;

/// <summary>How the window of a convolution or pool lies over its input: one number per spatial axis.</summary>
public sealed record Window(
    long[] Kernel, long[] Strides, long[] Dilations, long[] Before, long[] Behind, long Groups = 1)
{
    /// <summary>Whether the last window may begin within the input and end behind its padding.</summary>
    public bool RoundUp { get; init; }

    /// <summary>The number of spatial axes.</summary>
    public int Rank => Kernel.Length;

    /// <summary>A window of one size, with one stride and padding for all axes.</summary>
    public static Window Square(long kernel, long stride = 1, long padding = 0, int rank = 2, long groups = 1) =>
        new(Fill(rank, kernel), Fill(rank, stride), Fill(rank, 1), Fill(rank, padding), Fill(rank, padding), groups);

    /// <summary>The window of a Conv, ConvTranspose or pool node, <c>auto_pad</c> resolved to explicit pads.</summary>
    /// <param name="attributes">The node's attributes.</param>
    /// <param name="kernel">The kernel's size where <c>kernel_shape</c> is absent.</param>
    /// <param name="input">The shape of the node's input, NC first.</param>
    /// <exception cref="OnnxVizException">The attributes are not of as many axes as the input.</exception>
    public static Window Of(Attributes attributes, IReadOnlyList<long> kernel, Shape input)
    {
        var size = attributes.Ints("kernel_shape") ?? [.. kernel];
        var rank = size.Length;
        var pads = attributes.Ints("pads") ?? new long[2 * rank];
        var window = new Window(
            size,
            attributes.Ints("strides") ?? Fill(rank, 1),
            attributes.Ints("dilations") ?? Fill(rank, 1),
            [.. pads.Take(rank)],
            [.. pads.Skip(rank)],
            attributes.Int("group", 1))
        {
            RoundUp = attributes.Int("ceil_mode", 0) != 0,
        };
        if (rank != input.Rank - 2
            || window.Strides.Length != rank
            || window.Dilations.Length != rank
            || window.Behind.Length != rank)
        {
            throw new OnnxVizException(
                $"a window of {rank} axes ({attributes}) does not fit a tensor of shape {input}");
        }

        return attributes.Text("auto_pad", "NOTSET") switch
        {
            "SAME_UPPER" => window.SameSize(input, moreBehind: true),
            "SAME_LOWER" => window.SameSize(input, moreBehind: false),
            "VALID" => window with { Before = new long[rank], Behind = new long[rank] },
            _ => window,
        };
    }

    /// <summary>Elements from the first to the last that a window touches along an axis.</summary>
    public long Extent(int axis) => ((Kernel[axis] - 1) * Dilations[axis]) + 1;

    /// <summary>The smallest input size along an axis that gives an output of some size.</summary>
    public long InputSize(int axis, long output) =>
        ((output - 1) * Strides[axis]) + Extent(axis) - Before[axis] - Behind[axis];

    /// <summary>The spatial sizes of the output.</summary>
    public long[] OutputSizes(Shape input) =>
        [.. Enumerable.Range(0, Rank).Select(axis => OutputSize(axis, input[axis + 2]))];

    /// <summary>The attributes of a convolution with this window.</summary>
    public Attributes ToAttributes() => new()
    {
        { "kernel_shape", Kernel },
        { "strides", Strides },
        { "dilations", Dilations },
        { "pads", (long[])[.. Before, .. Behind] },
        { "group", Groups },
    };

    /// <summary>The attributes of a pool with this window.</summary>
    public Attributes WithoutGroups() => ToAttributes().Without("group").With("ceil_mode", RoundUp ? 1L : 0L);

    static long[] Fill(int rank, long number) => [.. Enumerable.Repeat(number, rank)];

    long OutputSize(int axis, long input)
    {
        var room = input + Before[axis] + Behind[axis] - Extent(axis);
        if (!RoundUp)
        {
            return (room / Strides[axis]) + 1;
        }

        var output = ((room + Strides[axis] - 1) / Strides[axis]) + 1;
        return (output - 1) * Strides[axis] >= input + Before[axis] ? output - 1 : output;
    }

    Window SameSize(Shape input, bool moreBehind)
    {
        var total = Enumerable.Range(0, Rank).Select(axis => TotalPadding(axis, input[axis + 2])).ToArray();
        var (less, more) = (total.Select(pad => pad / 2).ToArray(), total.Select(pad => pad - (pad / 2)).ToArray());
        return this with { Before = moreBehind ? less : more, Behind = moreBehind ? more : less };
    }

    long TotalPadding(int axis, long input)
    {
        var output = (input + Strides[axis] - 1) / Strides[axis];
        return Math.Max(0, ((output - 1) * Strides[axis]) + Extent(axis) - input);
    }
}
