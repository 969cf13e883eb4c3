using OnnxViz.Runtime;

namespace OnnxViz.Cli.Tests;

public sealed class DeviceTests : Scratch
{
    [Fact]
    public void Auto_says_what_it_takes_and_the_manifest_has_it()
    {
        var run = Draw("auto").AssertDone();
        var device = Manifest("out.json").GetProperty("settings").GetProperty("device").GetString();
        Assert.Contains($"device: {device}", run.Error);
        Assert.DoesNotContain("device: ", Draw("auto", "-q").AssertDone().Error);
    }

    [Fact]
    public void What_is_no_device_is_wrong_usage() =>
        Draw("gpu").AssertOneLine(2, "there is no device gpu: give auto, cpu, cuda or cuda:n");

    [SkippableTheory]
    [InlineData("cuda")]
    [InlineData("cuda+nographs")]
    [InlineData("cuda+tf32")]
    public void A_picture_on_a_GPU_is_much_like_one_on_the_processor(string device)
    {
        var line = "";
        Skip.If(Device.Choose("auto", said => line = said) is not CudaDevice, $"CUDA does not work here: {line}.");
        Draw("cpu").AssertDone();
        var score = Manifest("out.json").GetProperty("score").GetDouble();
        Draw(device).AssertDone();
        Assert.Equal(score, Manifest("out.json").GetProperty("score").GetDouble(), Math.Abs(score) * 0.05);
        Assert.Equal(
            $"{Device.Parse(device)}", Manifest("out.json").GetProperty("settings").GetProperty("device").GetString());
    }

    CliRun Draw(string device, params string[] more) => CliRun.Here(
    [
        "maximize", TinyNet.Write(At("tiny.onnx")), "channel(relu2, 0)", "-o", At("out.png"), "--steps", "6", "--size",
        "16", "--device", device, .. more,
    ]);

    System.Text.Json.JsonElement Manifest(string name) =>
        System.Text.Json.JsonDocument.Parse(File.ReadAllText(At(name))).RootElement;
}
