using Xunit;

namespace OnnxViz.Testing;

/// <summary>Real nets and photographs, which lie in a folder beside the repository and not in it.</summary>
public static class SharedData
{
    /// <summary>The names of all real nets, from many exporters.</summary>
    public static TheoryData<string> Models =>
    [
        "FastestDet",
        "cnn_explainer_tinyvgg",
        "cnn_mnist_pytorch",
        "fns-candy",
        "mini_xception_fer2013",
        "mlperf_tiny_resnet8_cifar10",
        "mnist-8_cntk",
        "mobilenetv1_0.25_128",
        "mobilenetv2_imagenet_float",
        "mobilenetv2_qdq_int8_ort",
        "pytorch_super_resolution",
        "resnet20_cifar10",
        "resnet56_cifar10",
        "squeezenet1.0_deepcompressed",
        "squeezenet1.1_customvision_binary",
        "squeezenet1.1_notop",
        "ultraface_version-RFB-320",
        "vgg16_block1_2",
        "vgg19_16x_relu5_1",
        "vgg19_normalised_relu3_1",
    ];

    /// <summary>The path of a file such as photos/owl.jpg; the test is skipped where there is none.</summary>
    public static string Require(string name)
    {
        var path = Path.Combine(Path.GetDirectoryName(Repository.Root) ?? "", "shared", name);
        Skip.IfNot(File.Exists(path), $"'../shared/{name}' is not beside the repository.");
        return path;
    }
}
