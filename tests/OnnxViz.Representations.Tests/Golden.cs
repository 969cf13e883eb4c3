using OnnxViz.Graph;

namespace OnnxViz.Representations.Tests;

/// <summary>What <c>tools/goldens/representations.py</c> made.</summary>
static class Golden
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Goldens");

    public static Tensor Read(string name)
    {
        var array = NpyFile.Read(PathOf($"{name}.npy"));
        return Tensor.Of(array.Data, Shape.Of(array.Shape));
    }

    public static string PathOf(string file) => Path.Combine(Folder, file);
}
