using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Pictures.Tests.Guard;

public sealed class CutFileTests : Scratch
{
    const int Places = 60;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static TheoryData<string> Formats => [.. TestFiles.Formats];

    [Theory, MemberData(nameof(Formats))]
    public void A_file_that_ends_too_early_is_refused_wherever_it_ends(string format)
    {
        var whole = TestFiles.Of(TestPictures.Noise(40, 27, 3), format);
        foreach (var length in Lengths(whole.Length - Filling(format)))
        {
            AssertRefused(whole[..length], $"{format} of {length} of {whole.Length} bytes");
        }
    }

    [Theory, MemberData(nameof(Formats))]
    public void A_file_whose_rest_is_zeros_is_refused(string format)
    {
        var whole = TestFiles.Of(TestPictures.Noise(40, 27, 3), format);
        foreach (var length in Lengths(whole.Length).Where(length => length < whole.Length - 40 && !IsPlain(format)))
        {
            AssertRefused(
                [.. whole[..length], .. new byte[whole.Length - length]],
                $"{format} with zeros from {length} of {whole.Length} on");
        }
    }

    [Theory, MemberData(nameof(Formats))]
    public void A_whole_file_is_read_with_something_behind_it(string format)
    {
        var whole = TestFiles.Of(TestPictures.Slope(40, 27), format);
        var alone = PictureFile.Read(Save("a.bin", whole));
        var followed = PictureFile.Read(Save("a.bin", [.. whole, .. "something else"u8, 0xFF, 0xD8, .. whole]));
        Assert.Equal(alone.Pixels, followed.Pixels);
    }

    /// <summary>Bytes that only fill a file up to a whole word.</summary>
    static int Filling(string format) => format.Contains("tiff") ? 1 : 0;

    /// <summary>The kinds in which zeros are pixels, or brightness without an end.</summary>
    static bool IsPlain(string format) =>
        format is "bmp" or "tiff" or "packbits tiff" or "lzw tiff" or "deflate tiff" or "jpeg tiff"
            || format.Contains("webp");

    static IEnumerable<int> Lengths(int whole) =>
        Enumerable.Range(1, Places - 1).Select(place => (int)(whole * (long)place / Places)).Concat(
            [whole - 3, whole - 2, whole - 1]).Where(length => length > 1);

    void AssertRefused(byte[] bytes, string what)
    {
        var path = Save("cut.bin", bytes);
        var read = Task.Run(() => PictureFile.Read(path));
        Assert.True(((IAsyncResult)read).AsyncWaitHandle.WaitOne(Patience), $"{what} is read without an end");
        var error = read.Exception?.InnerException;
        Assert.True(error is OnnxVizException, $"{what}: {error?.ToString() ?? "read"}");
        Assert.Contains("cut.bin", error?.Message);
        Assert.DoesNotContain("\n", error?.Message);
    }
}
