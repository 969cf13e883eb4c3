using System.Buffers.Binary;
using Google.Protobuf;

namespace OnnxViz.Graph.Tests;

/// <summary>Weights in another file.</summary>
public sealed class ExternalWeightsTests : ModelScratch
{
    [Theory]
    [InlineData("none.bin", 0, 64, "missing")]
    [InlineData("short.bin", 0, 64, "truncated")]
    [InlineData("long.bin", 40, 64, "truncated")]
    [InlineData("long.bin", long.MaxValue - 8, 64, "truncated")]
    [InlineData("long.bin", -1, 64, "offset")]
    [InlineData("long.bin", 0, 63, "needs 64 bytes")]
    [InlineData("../long.bin", 0, 64, "outside")]
    [InlineData("/etc/hostname", 0, 64, "outside")]
    [InlineData("inner/../../long.bin", 0, 64, "outside")]
    [InlineData("a\0b", 0, 64, "impossible")]
    public void Weights_in_another_file_have_to_be_there(string location, long offset, long length, string reason)
    {
        Write("short.bin", new byte[63]);
        Write("long.bin", new byte[100]);
        Assert.Contains(
            reason, Refused(Write("model.onnx", WithExternal(location, $"{offset}", $"{length}").ToByteArray())));
    }

    [Fact]
    public void Weights_in_another_file_are_read()
    {
        var bytes = new byte[100];
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(36), 1.5f);
        Write("long.bin", bytes);
        var model = ModelFile.Read(Write("model.onnx", WithExternal("long.bin", "36", "64").ToByteArray()));
        Assert.Equal(1.5f, model.Graph.Constants["w"].ToFloats()[0]);
    }

    [Theory]
    [InlineData("link.bin", "long.bin", null)]
    [InlineData("link.bin", "/etc/passwd", "outside")]
    [InlineData("link.bin", "link.bin", "circle")]
    [InlineData("link.bin/passwd", "/etc", "outside")]
    public void Links_are_followed_and_may_not_lead_outside(string location, string target, string? reason)
    {
        Write("long.bin", new byte[100]);
        File.CreateSymbolicLink(Folder.File("link.bin"), target);
        var model = Write("model.onnx", WithExternal(location, "0", "64").ToByteArray());
        if (reason is null)
        {
            Assert.Equal(0, ModelFile.Read(model).Graph.Constants["w"].ToFloats()[15]);
        }
        else
        {
            Assert.Contains(reason, Refused(model));
        }
    }

    /// <summary>As in the cache of a model hub: names in one folder, files in another.</summary>
    [Fact]
    public void A_model_and_its_weights_may_be_links_into_one_other_folder()
    {
        Directory.CreateDirectory(Folder.File("blobs"));
        Directory.CreateDirectory(Folder.File("snapshot"));
        Write("blobs/1", WithExternal("weights.bin", "0", "64").ToByteArray());
        Write("blobs/2", new byte[64]);
        File.CreateSymbolicLink(Folder.File("snapshot/model.onnx"), "../blobs/1");
        File.CreateSymbolicLink(Folder.File("snapshot/weights.bin"), "../blobs/2");
        var model = ModelFile.Read(Folder.File("snapshot/model.onnx"));
        Assert.Equal(0, model.Graph.Constants["w"].ToFloats()[15]);
        Assert.EndsWith("blobs", model.Folder);
    }

    [Fact]
    public void Numbers_that_are_none_are_refused() =>
        Assert.Contains(
            "broken offset", Refused(Write("model.onnx", WithExternal("long.bin", "ten", "64").ToByteArray())));
}
