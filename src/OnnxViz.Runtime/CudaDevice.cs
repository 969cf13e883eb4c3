namespace OnnxViz.Runtime;

/// <summary>
/// An NVIDIA GPU, through ONNX Runtime's CUDA execution provider. In text: <c>cuda:0</c>, and what is wanted otherwise
/// than usual behind it, as in <c>cuda:0+tf32+nhwc+nographs</c>.
/// </summary>
/// <param name="Index">Which GPU, from 0.</param>
public sealed record CudaDevice(int Index) : Device
{
    const string Name = "cuda";

    /// <summary>
    /// Whether convolutions and matrix products may round their factors to 10 bits (TF32), which is faster and less
    /// exact.
    /// </summary>
    public bool Tf32 { get; init; }

    /// <summary>Whether convolutions are to run with the channels last in memory.</summary>
    public bool Nhwc { get; init; }

    /// <summary>
    /// Whether steps are recorded as CUDA graphs and played again, where all of their operators run on the GPU.
    /// </summary>
    public bool Graphs { get; init; } = true;

    /// <summary>All that its numbers hang on, whichever of equal GPUs it is: <c>cuda</c> or <c>cuda+tf32</c>.
    /// </summary>
    public string Kind => $"{Name}{(Tf32 ? "+tf32" : "")}{(Nhwc ? "+nhwc" : "")}";

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Kind.Insert(Name.Length, $":{Index}")}{(Graphs ? "" : "+nographs")}";

    /// <summary>Reads what <see cref="ToString"/> writes; null where the text is something else.</summary>
    internal static CudaDevice? Read(string text)
    {
        var (place, wishes) = text.Split('+') switch { var parts => (parts[0].Split(':'), parts[1..]) };
        var index = place switch
        {
            [Name] => 0,
            [Name, var number] when number.All(char.IsAsciiDigit) && int.TryParse(number, out var read) => read,
            _ => -1,
        };
        return index < 0 ? null : wishes.Aggregate((CudaDevice?)new CudaDevice(index), With);
    }

    static CudaDevice? With(CudaDevice? device, string wish) => wish switch
    {
        "tf32" => device is null ? null : device with { Tf32 = true },
        "nhwc" => device is null ? null : device with { Nhwc = true },
        "nographs" => device is null ? null : device with { Graphs = false },
        _ => null,
    };
}
