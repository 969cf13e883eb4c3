using OnnxViz.Ascent;
using OnnxViz.Networks;
using OnnxViz.Testing;

namespace OnnxViz.Bench.Tests;

public sealed class ExporterTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public void The_exporters_own_tests_pass()
    {
        PythonTools.Require("torch", "torchvision", "onnx");
        PythonTools.Succeed("-W", "ignore", "-m", "unittest", "exporters.tests");
    }

    [SkippableFact]
    public void An_exported_net_is_found_with_its_card_and_every_name_is_a_layer()
    {
        PythonTools.Require("torch", "torchvision", "onnx");
        var said = PythonTools.Succeed(
            "-W", "ignore", "export_torchvision.py", "resnet18", "--size", "64", "--batch", "dynamic", "-o",
            _folder.Path);
        Assert.Contains("no weights of resnet18 are at hand", said);
        var network = Network.Load(_folder.File("resnet18.onnx"));
        Assert.Equal("imagenet", network.Card.Preprocessing!.ToString());
        Assert.Equal([2, 3, 64, 64], network.FindInput().UsualShape(2));
        Assert.All(network.Card.Layers, pair => Assert.Equal(pair.Value, network.FindLayers().Find(pair.Key).Tensor));
        Assert.Equal("layer2.1.relu_1", network.FindLayers().Find("layer2").Tensor);
        Assert.Equal(new Channel("layer2.1.relu_1", 3), Objective.Parse("channel(layer2.1.relu_1, 3)"));
    }

    [SkippableTheory]
    [InlineData("export_torchvision.py resnet19", "export_torchvision: torchvision ")]
    [InlineData(
        "export_torchvision.py resnet18 -o net.pb", "export_torchvision: the model's name must end in .onnx: net.pb")]
    [InlineData(
        "export_torchvision.py resnet18 --weights missing.pth", "export_torchvision: missing.pth cannot be read: ")]
    [InlineData(
        "export_torchvision.py vit_b_32 --size 100", "export_torchvision: torchvision does not build vit_b_32 so: ")]
    [InlineData("export_keras.py vgg16 -o net.pb", "export_keras: the model's name must end in .onnx: net.pb")]
    public void A_mistake_is_answered_with_one_line(string command, string line)
    {
        PythonTools.Require("torch", "torchvision", "onnx");
        var (status, output) = PythonTools.Run(["-W", "ignore", .. command.Split(' ')]);
        Assert.Equal(1, status);
        Assert.StartsWith(line, output);
        Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
