using System.Buffers.Binary;
using System.Text;

namespace OnnxViz.Graph.Tests;

public sealed class NpyFileTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("onnxviz-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData]
    [InlineData(0L)]
    [InlineData(5L)]
    [InlineData(2L, 3L)]
    [InlineData(1L, 3L, 4L, 5L)]
    [InlineData(2L, 0L, 3L)]
    [InlineData(3L, 1_500_000L)]
    public void What_is_written_is_read_back(params long[] shape)
    {
        var random = new Random(1);
        var data = new float[shape.Aggregate(1L, (product, length) => product * length)];
        for (var i = 0; i < data.Length; i++)
        {
            data[i] = random.NextSingle() - 0.5f;
        }

        NpyFile.Write(At("a.npy"), data, shape);
        var array = NpyFile.Read(At("a.npy"));
        Assert.Equal(shape, array.Shape);
        Assert.Equal(data, array.Data);
    }

    [Fact]
    public void Special_floats_survive()
    {
        float[] data = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0f, float.Epsilon];
        NpyFile.Write(At("a.npy"), data, [5]);
        Assert.Equal(data, NpyFile.Read(At("a.npy")).Data);
    }

    [Fact]
    public void The_written_header_is_the_one_that_numpy_writes()
    {
        NpyFile.Write(At("a.npy"), new float[6], [2, 3]);
        var bytes = File.ReadAllBytes(At("a.npy"));
        Assert.Equal(128 + 24, bytes.Length);
        Assert.Equal([0x93, .. "NUMPY"u8, 1, 0, 118, 0], bytes[..10]);
        var text = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }".PadRight(117) + "\n";
        Assert.Equal(text, Encoding.ASCII.GetString(bytes, 10, 118));
    }

    [Theory]
    [InlineData("<f2", "003C00C1", 1f, -2.5f)]
    [InlineData("<f4", "0000803F000020C0", 1f, -2.5f)]
    [InlineData("<f8", "000000000000F03F00000000000004C0", 1f, -2.5f)]
    [InlineData("|b1", "0001", 0f, 1f)]
    [InlineData("|u1", "00FF", 0f, 255f)]
    [InlineData("|i1", "01FE", 1f, -2f)]
    [InlineData("<u2", "0100FFFF", 1f, 65535f)]
    [InlineData("<i2", "0100FEFF", 1f, -2f)]
    [InlineData("<u4", "0100000000000001", 1f, 16777216f)]
    [InlineData("<i4", "01000000FEFFFFFF", 1f, -2f)]
    [InlineData("<i8", "0100000000000000FEFFFFFFFFFFFFFF", 1f, -2f)]
    public void Every_usual_type_of_number_is_read(string type, string hex, float first, float second)
    {
        Save($"{{'descr': '{type}', 'fortran_order': False, 'shape': (2,), }}", Convert.FromHexString(hex));
        Assert.Equal([first, second], NpyFile.Read(At("a.npy")).Data);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_version_is_read(byte version)
    {
        Save("{'descr': '|u1', 'fortran_order': False, 'shape': (2,), }", [7, 9], version);
        Assert.Equal([7f, 9f], NpyFile.Read(At("a.npy")).Data);
    }

    [Fact]
    public void Fortran_order_is_turned_into_c_order()
    {
        Save("{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3, 2), }", [0, 6, 2, 8, 4, 10, 1, 7, 3, 9, 5, 11]);
        Assert.Equal(Enumerable.Range(0, 12).Select(i => (float)i), NpyFile.Read(At("a.npy")).Data);
    }

    [Theory]
    [InlineData("{'descr': '>f4', 'fortran_order': False, 'shape': (1,), }", "'>f4'")]
    [InlineData("{'descr': '<c8', 'fortran_order': False, 'shape': (1,), }", "'<c8'")]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", "'|O'")]
    [InlineData("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }", "no simple type")]
    [InlineData("{'descr': '<f4', 'shape': (1,), }", "no fortran_order")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, }", "no shape")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1 2,), }", "'1 2'")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999, 99999999999), }", "impossible shape")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (0, 9999999999999), }", "impossible shape")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", "promises 8 bytes of values, it holds 4")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (), }", "", "0000000000000000")]
    [InlineData("{'descr': '<i4', 'fortran_order': False, 'shape': (1,), }", "beyond 2^24", "01000001")]
    public void A_file_that_cannot_be_understood_is_one_line(string header, string reason, string hex = "00000000")
    {
        Save(header, Convert.FromHexString(hex));
        AssertOneLine(reason);
    }

    [Theory]
    [InlineData("", "not a .npy file")]
    [InlineData("89504E470D0A1A0A", "not a .npy file")]
    [InlineData("934E554D5059", "not a .npy file")]
    [InlineData("934E554D50590900", "version 9")]
    [InlineData("934E554D50590100", "cut short")]
    [InlineData("934E554D505901007600", "cut short")]
    [InlineData("934E554D50590200FFFFFFFF", "cut short")]
    public void A_file_that_is_no_npy_file_is_one_line(string hex, string reason)
    {
        File.WriteAllBytes(At("a.npy"), Convert.FromHexString(hex));
        AssertOneLine(reason);
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_one_line_each()
    {
        AssertOneLine("There is no file");
        Directory.CreateDirectory(At("a.npy"));
        AssertOneLine("it is a folder");
    }

    [Fact]
    public void A_shape_that_does_not_fit_the_values_is_refused() =>
        Assert.Throws<ArgumentException>(() => NpyFile.Write(At("a.npy"), new float[5], [2, 3]));

    void AssertOneLine(string reason)
    {
        var error = Assert.Throws<OnnxVizException>(() => NpyFile.Read(At("a.npy")));
        Assert.DoesNotContain('\n', error.Message);
        Assert.Contains("a.npy", error.Message);
        Assert.Contains(reason, error.Message);
    }

    void Save(string header, byte[] values, byte version = 1)
    {
        var length = new byte[version == 1 ? 2 : 4];
        if (version == 1)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)header.Length);
        }
        else
        {
            BinaryPrimitives.WriteInt32LittleEndian(length, header.Length);
        }

        byte[] start = [0x93, .. "NUMPY"u8, version, 0, .. length];
        File.WriteAllBytes(At("a.npy"), [.. start, .. Encoding.ASCII.GetBytes(header), .. values]);
    }

    string At(string name) => $"{_folder.FullName}/{name}";
}
