namespace OnnxViz.Pictures;

/// <summary>A picture in the making, onto which others are laid.</summary>
sealed class Canvas
{
    readonly float[] _pixels;
    readonly int _width;
    readonly int _height;
    readonly int _channels;

    public Canvas(int width, int height, int channels, float background)
    {
        (_width, _height, _channels) = (width, height, channels);
        _pixels = new float[checked(width * height * channels)];
        Array.Fill(_pixels, background);
    }

    public Picture ToPicture() => new(_width, _height, _channels, _pixels);

    /// <summary>Lays a picture with its corner there; what lies outside the canvas is left out.</summary>
    public void Place(Picture picture, int left, int top)
    {
        var (first, last) = (Math.Max(0, -left), Math.Min(picture.Width, _width - left));
        for (var channel = 0; channel < _channels; channel++)
        {
            for (var y = Math.Max(0, -top); y < Math.Min(picture.Height, _height - top) && first < last; y++)
            {
                Row(picture, channel, y)[first..last].CopyTo(Row(channel, top + y)[(left + first)..]);
            }
        }
    }

    /// <summary>Fills a rectangle that lies inside the canvas with one value in all channels.</summary>
    public void Fill(int left, int top, int width, int height, float value)
    {
        for (var channel = 0; channel < _channels; channel++)
        {
            for (var y = top; y < top + height; y++)
            {
                Row(channel, y).Slice(left, width).Fill(value);
            }
        }
    }

    /// <summary>Fills a rectangle that lies inside the canvas with a colour.</summary>
    public void Paint(int left, int top, int width, int height, (float Red, float Green, float Blue) colour)
    {
        for (var y = top; y < top + height; y++)
        {
            Row(0, y).Slice(left, width).Fill(colour.Red);
            Row(1, y).Slice(left, width).Fill(colour.Green);
            Row(2, y).Slice(left, width).Fill(colour.Blue);
        }
    }

    /// <summary>Fills the border of a rectangle, inwards; what lies outside the canvas is left out.</summary>
    public void Frame(int left, int top, int width, int height, int thickness, float value)
    {
        FillInside(left, top, width, thickness, value);
        FillInside(left, top + height - thickness, width, thickness, value);
        FillInside(left, top, thickness, height, value);
        FillInside(left + width - thickness, top, thickness, height, value);
    }

    void FillInside(int left, int top, int width, int height, float value)
    {
        var (x, y) = (Math.Max(0, left), Math.Max(0, top));
        var (right, bottom) = (Math.Min(_width, left + width), Math.Min(_height, top + height));
        if (x < right && y < bottom)
        {
            Fill(x, y, right - x, bottom - y, value);
        }
    }

    static ReadOnlySpan<float> Row(Picture picture, int channel, int y) =>
        picture.Plane(channel).Slice(y * picture.Width, picture.Width);

    Span<float> Row(int channel, int y) => _pixels.AsSpan((channel * _height + y) * _width, _width);
}
