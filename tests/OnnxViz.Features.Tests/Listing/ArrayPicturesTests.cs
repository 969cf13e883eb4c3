using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Features.Tests.Listing;

public sealed class ArrayPicturesTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <remarks>The value at picture n, channel c, row y, column x is (24 n + 8 c + 4 y + x) / 255.</remarks>
    [Theory]
    [InlineData("|u1", 3, 3, 2, 4, false)]
    [InlineData("<f4", 3, 3, 2, 4, false)]
    [InlineData("<f8", 3, 3, 2, 4, false)]
    [InlineData("|u1", 3, 1, 2, 4, false)]
    [InlineData("|u1", 3, 3, 2, 4, true)]
    [InlineData("|u1", 3, 1, 2, 4, true)]
    public void An_npy_batch_is_a_list_of_pictures(
        string type, int count, int channels, int height, int width, bool isLast)
    {
        long[] shape = isLast
            ? [count, height, width, channels]
            : channels == 1 ? [count, height, width] : [count, channels, height, width];
        WriteNpy("batch.npy", type, shape, i => Value(i, shape, isLast));
        using var list = PictureList.Of([_folder.File("batch.npy")]);
        Assert.Equal(["batch-0", "batch-1", "batch-2"], list.Select(picture => picture.Name));
        Assert.Equal(_folder.File("batch.npy#1"), list[1].Source);
        var picture = list[1].Read();
        Assert.Equal((width, height, channels), (picture.Width, picture.Height, picture.Channels));
        for (var (c, i) = (0, 0); c < channels; c++)
        {
            for (var at = 0; at < height * width; at++, i++)
            {
                Assert.Equal((24 + (8 * c) + at) / 255f, picture.Pixels[i], 1e-6f);
            }
        }
    }

    [Fact]
    public void More_than_ten_pictures_have_names_that_sort_in_order()
    {
        WriteNpy("many.npy", "|u1", [11, 2, 2], _ => 0);
        using var list = PictureList.Of([_folder.File("many.npy")]);
        Assert.Equal("many-00", list[0].Name);
        Assert.Equal("many-10", list[10].Name);
    }

    [Theory]
    [InlineData("<f4", new long[] { 2, 3, 4, 4 }, 76500f, "has a value 300")]
    [InlineData("<f4", new long[] { 4, 4 }, 0f, "pictures are [N, C, H, W]")]
    [InlineData("<i4", new long[] { 2, 4, 4 }, 0f, "whole numbers that are no bytes")]
    public void Arrays_that_are_no_pictures_are_named(string type, long[] shape, float value, string message)
    {
        WriteNpy("odd.npy", type, shape, _ => value);
        using var list = PictureList.Of([_folder.File("odd.npy")]);
        Assert.Contains(message, Assert.Throws<OnnxVizException>(() => list[0].Read()).Message);
    }

    [Theory]
    [InlineData("digits-idx3-ubyte", "digits-idx1-ubyte", "digits")]
    [InlineData("t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz", "t10k-images")]
    [InlineData("train-images.idx3-ubyte", "train-labels.idx1-ubyte.gz", "train-images")]
    [InlineData("plain.idx", null, "plain")]
    public void An_idx_file_is_a_list_of_pictures_with_labels(string pictures, string? labels, string stem)
    {
        WriteIdx(pictures, 0x803, [3, 2, 4], 24);
        if (labels is not null)
        {
            WriteIdx(labels, 0x801, [3], 3);
        }

        using var list = PictureList.Of([_folder.File(pictures)]);
        Assert.Equal([$"{stem}-0", $"{stem}-1", $"{stem}-2"], list.Select(picture => picture.Name));
        Assert.Equal(labels is null ? [null, null, null] : ["0", "1", "2"], list.Select(picture => picture.Label));
        foreach (var number in (int[])[2, 0, 1, 1])
        {
            Assert.Equal(Enumerable.Range(8 * number, 8).Select(value => value / 255f), list[number].Read().Pixels);
        }
    }

    [Fact]
    public void A_folder_counts_idx_and_npy_files_and_no_labels()
    {
        WriteIdx("a-images-idx3-ubyte", 0x803, [2, 2, 4], 16);
        WriteIdx("a-labels-idx1-ubyte", 0x801, [2], 2);
        WriteNpy("b.npy", "|u1", [1, 2, 2], _ => 0);
        using var list = PictureList.Of([_folder.Path]);
        Assert.Equal(["a-images-0", "a-images-1", "b-0"], list.Select(picture => picture.Name));
    }

    [Fact]
    public void An_idx_file_that_is_cut_short_has_pictures_up_to_there()
    {
        WriteIdx("cut-idx3-ubyte.gz", 0x803, [3, 2, 4], 17);
        using var list = PictureList.Of([_folder.File("cut-idx3-ubyte.gz")]);
        Assert.Equal(8 / 255f, list[1].Read().Pixels[0]);
        Assert.Contains("cut short", Assert.Throws<OnnxVizException>(() => list[2].Read()).Message);
        Assert.Equal(0, list[0].Read().Pixels[0]);
    }

    [Fact]
    public void Labels_that_do_not_fit_are_named()
    {
        WriteIdx("a-images-idx3-ubyte", 0x803, [3, 2, 4], 24);
        WriteIdx("a-labels-idx1-ubyte", 0x801, [2], 2);
        using var list = PictureList.Of([_folder.File("a-images-idx3-ubyte")]);
        Assert.Contains(
            "a label for each of the 3 pictures", Assert.Throws<OnnxVizException>(() => list[0].Read()).Message);
    }

    [SkippableFact]
    public void The_digits_of_MNIST_have_their_labels()
    {
        using var list = PictureList.Of([SharedData.Require("mnist/t10k-images-idx3-ubyte.gz")]);
        Assert.Equal(10_000, list.Count);
        Assert.Equal(
            ["7", "2", "1", "0", "4", "1", "4", "9", "5", "9"], list.Take(10).Select(picture => picture.Label));
        Assert.Equal((28, 28, 1), (list[9].Read().Width, list[9].Read().Height, list[9].Read().Channels));
    }

    static float Value(int index, long[] shape, bool isLast)
    {
        var channels = shape.Length == 3 ? 1 : isLast ? shape[3] : shape[1];
        var plane = 8;
        var (number, rest) = (index / (int)(channels * plane), index % (int)(channels * plane));
        var (channel, at) = isLast ? (rest % (int)channels, rest / (int)channels) : (rest / plane, rest % plane);
        return (24 * number) + (8 * channel) + at;
    }

    void WriteNpy(string name, string type, long[] shape, Func<int, float> value)
    {
        var header =
            $"{{'descr': '{type}', 'fortran_order': False, 'shape': ({string.Join(", ", shape)}), }}".PadRight(117)
                + "\n";
        using var stream = File.Create(_folder.File(name));
        using var writer = new BinaryWriter(stream);
        writer.Write([0x93, .. "NUMPY"u8, 1, 0, 118, 0, .. Encoding.ASCII.GetBytes(header)]);
        for (var i = 0; i < shape.Aggregate(1L, (product, length) => product * length); i++)
        {
            switch (type)
            {
                case "|u1":
                    writer.Write((byte)value(i));
                    break;
                case "<i4":
                    writer.Write((int)value(i));
                    break;
                case "<f4":
                    writer.Write(value(i) / 255);
                    break;
                default:
                    writer.Write((double)value(i) / 255);
                    break;
            }
        }
    }

    void WriteIdx(string name, int magic, int[] shape, int bytes)
    {
        var content = new byte[4 + (4 * shape.Length) + bytes];
        BinaryPrimitives.WriteInt32BigEndian(content, magic);
        for (var axis = 0; axis < shape.Length; axis++)
        {
            BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(4 + (4 * axis)), shape[axis]);
        }

        for (var i = 0; i < bytes; i++)
        {
            content[4 + (4 * shape.Length) + i] = (byte)i;
        }

        using Stream file = File.Create(_folder.File(name));
        using var stream = name.EndsWith(".gz") ? new GZipStream(file, CompressionLevel.Fastest) : file;
        stream.Write(content);
    }
}
