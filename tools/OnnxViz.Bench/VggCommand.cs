using Cocona;

namespace OnnxViz.Bench;

/// <summary><c>onnxviz-bench vgg vgg16.onnx</c>: a net of full size to measure on, with drawn weights.</summary>
sealed class VggCommand
{
    [Command("vgg", Description = "Write the convolutions of VGG16 with drawn weights, and a model card.")]
    public void Write(
        [Argument(Description = "The ONNX file to write.")] string output,
        [Option(Description = "Divide all widths by so much, for quick trials")] int narrow = 1) =>
        VggNet.Write(output, narrow);
}
