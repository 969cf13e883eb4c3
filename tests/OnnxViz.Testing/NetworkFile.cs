using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Testing;

/// <summary>A network of a test, in a file while the test runs.</summary>
public sealed class NetworkFile : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public NetworkFile(OnnxModel model, string? card = null)
    {
        ModelFile.Write(_folder.File("net.onnx"), model);
        if (card is not null)
        {
            File.WriteAllText(_folder.File("net.card.json"), card);
        }
    }

    public Network Load() => Network.Load(_folder.File("net.onnx"));

    public void Write(string name, string content) => File.WriteAllText(_folder.File(name), content);

    public void Dispose() => _folder.Dispose();
}
