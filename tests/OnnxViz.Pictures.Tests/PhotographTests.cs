using OnnxViz.Testing;

namespace OnnxViz.Pictures.Tests;

public sealed class PhotographTests
{
    /// <remarks>The sizes and mean colours are those that the Python library Pillow finds.</remarks>
    [SkippableTheory]
    [InlineData("astronaut.png", 512, 512, 0.5551, 0.4147, 0.3783)]
    [InlineData("bird.bmp", 512, 343, 0.3552, 0.3851, 0.2362)]
    [InlineData("brick.png", 512, 512, 0.4371, 0.4371, 0.4371)]
    [InlineData("cat_720p.jpg", 1280, 720, 0.6148, 0.4046, 0.3177)]
    [InlineData("chelsea.png", 451, 300, 0.5791, 0.4370, 0.3404)]
    [InlineData("hot_dog.jpg", 512, 384, 0.2165, 0.2335, 0.1610)]
    [InlineData("hubble_deep_field.jpg", 1000, 872, 0.0729, 0.0776, 0.0749)]
    [InlineData("owl.jpg", 512, 384, 0.3761, 0.4360, 0.2858)]
    [InlineData("parrot.jpg", 512, 929, 0.5789, 0.5133, 0.4597)]
    [InlineData("rocket.jpg", 640, 427, 0.2050, 0.2404, 0.3226)]
    public void A_photograph_has_its_size_and_its_mean_colour(
        string name, int width, int height, double red, double green, double blue)
    {
        var picture = PictureFile.Read(SharedData.Require($"photos/{name}"));
        Assert.Equal((width, height, 3), (picture.Width, picture.Height, picture.Channels));
        Assert.Equal(red, Mean(picture, 0), 0.0005);
        Assert.Equal(green, Mean(picture, 1), 0.0005);
        Assert.Equal(blue, Mean(picture, 2), 0.0005);
    }

    [SkippableTheory]
    [InlineData("bird.bmp", ResizeMode.Crop)]
    [InlineData("parrot.jpg", ResizeMode.Crop)]
    [InlineData("parrot.jpg", ResizeMode.Stretch)]
    public void A_photograph_keeps_its_colours_when_it_is_sized(string name, ResizeMode mode)
    {
        var path = SharedData.Require($"photos/{name}");
        var picture = PictureFile.ReadSized(path, 224, 224, mode);
        Assert.Equal((224, 224, 3), (picture.Width, picture.Height, picture.Channels));
        var whole = PictureFile.Read(path);
        var part = mode == ResizeMode.Stretch ? whole : Square(whole);
        for (var channel = 0; channel < 3; channel++)
        {
            Assert.Equal(Mean(part, channel), Mean(picture, channel), 0.003);
        }
    }

    static Picture Square(Picture picture)
    {
        var side = Math.Min(picture.Width, picture.Height);
        return picture.Crop((picture.Width - side) / 2, (picture.Height - side) / 2, side, side);
    }

    static double Mean(Picture picture, int channel) =>
        picture.Plane(channel).ToArray().Average(value => (double)value);
}
