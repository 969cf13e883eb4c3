using System.Text.Json;

namespace OnnxViz.Reports;

/// <summary>
/// Pictures that several filters have, such as a convolution's kernels, which its activation function shows, too:
/// written once.
/// </summary>
sealed class SharedImages
{
    readonly Dictionary<ReportImage, string> _blocks = new(ReferenceEqualityComparer.Instance);

    /// <summary>Writes a picture, or the block that has it already under the same name.</summary>
    /// <param name="json">Where it goes.</param>
    /// <param name="name">Its name in the block.</param>
    /// <param name="image">The picture; null for none.</param>
    /// <param name="block">The block that is written.</param>
    public void Write(Utf8JsonWriter json, string name, ReportImage? image, string block)
    {
        if (image is null || _blocks.TryAdd(image, block))
        {
            json.WriteImage(name, image);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("block", _blocks[image]);
        json.WriteEndObject();
    }
}
