using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>Whether CUDA works: the driver, the libraries one by one, and then a sum that a GPU works out.</summary>
static class CudaTrial
{
    /// <summary>The libraries that ONNX Runtime's provider asks for, and where they are from.</summary>
    static readonly (string Library, string From)[] Libraries =
    [
        ("libcudart.so.13", CudaFault.NoCuda),
        ("libcublasLt.so.13", CudaFault.NoCuda),
        ("libcublas.so.13", CudaFault.NoCuda),
        ("libcurand.so.10", CudaFault.NoCuda),
        ("libcudnn.so.9", CudaFault.NoCudnn),
    ];

    /// <summary>What is missing before ONNX Runtime is asked; null where nothing is.</summary>
    public static string? Missing(int index) =>
        CudaDriver.Fault(index) ?? MissingLibrary(library => CudaLibrary.TryLoad(library, out _));

    /// <summary>Why a GPU does not compute; null where it does.</summary>
    public static string? Fault(int index)
    {
        if (Missing(index) is { } missing)
        {
            return missing;
        }

        try
        {
            return Sum(new(index)) == 3 ? null : "a GPU that adds 1 and 2 does not come to 3";
        }
        catch (OnnxVizException error)
        {
            return CudaFault.In(error.InnerException?.Message ?? "") ?? error.Message;
        }
    }

    /// <summary>The first of the libraries that is not there, in words; on Windows ONNX Runtime names it.</summary>
    public static string? MissingLibrary(Func<string, bool> isThere) => OperatingSystem.IsWindows()
        ? null
        : Libraries.Where(each => !isThere(each.Library))
            .Select(each => $"{each.From} ({each.Library} cannot be loaded)").FirstOrDefault();

    static float Sum(CudaDevice device)
    {
        var graph = new GraphBuilder();
        var sum = graph.Input("x", new(ElementType.Float, [1])) + graph.Input("y", new(ElementType.Float, [1]));
        var outputs = new Dictionary<string, Value> { ["sum"] = sum };
        using var session = OnnxSession.Open(OnnxModel.Of(graph.Build(outputs)), new(device, 1));
        return session.Run(new Dictionary<string, Tensor>
        {
            ["x"] = Tensor.Of([1f], [1]),
            ["y"] = Tensor.Of([2f], [1]),
        })["sum"].ToFloats()[0];
    }
}
