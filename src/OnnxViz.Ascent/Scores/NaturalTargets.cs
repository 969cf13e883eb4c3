using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Runtime;

namespace OnnxViz.Ascent;

/// <summary>What layers make of real pictures at a size, each channel sorted; computed once for a network.</summary>
/// <param name="network">The network.</param>
/// <param name="height">The height of what the network sees.</param>
/// <param name="width">The width of what the network sees.</param>
sealed class NaturalTargets(PictureNetwork network, int height, int width)
{
    const string Picture = "picture";

    /// <summary>The picture files in a folder, by name.</summary>
    /// <exception cref="OnnxVizException">There is no such folder, or none is in it.</exception>
    public static IReadOnlyList<string> FilesIn(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new OnnxVizException($"there is no folder {folder}: name one that holds pictures");
        }

        string[] files = [.. Directory.EnumerateFiles(folder).Where(PictureFile.IsNamedLikeOne).Order(
            StringComparer.Ordinal)];
        return files.Length > 0 ? files : throw new OnnxVizException(
            $"there are no pictures in the folder {folder}: put some there, such as .jpg or .png files");
    }

    /// <summary>The mean of the sorted activations of the pictures, as a constant of a graph, [C, positions].</summary>
    public Value Of(GraphBuilder graph, Natural natural, string layer) => graph.Constant(
        network.Once($"{natural} {height}x{width}", () => Compute(natural))[layer], "typical");

    Dictionary<string, Tensor> Compute(Natural natural)
    {
        var part = network.Cut([.. natural.Layers], 1, height, width);
        var graph = new GraphBuilder();
        var values = part.Of(graph.Input(Picture, new(ElementType.Float, part.Pictures)));
        var sorted = natural.Layers.ToDictionary(layer => layer, layer => Natural.Sorted(values[layer]));
        using var session = OnnxSession.Open(part.ModelOf(graph.Build(sorted)), RuntimeSettings.Default);
        var pictures = Chosen(natural);
        var sums = sorted.ToDictionary(pair => pair.Key, pair => new float[pair.Value.Shape.Size]);
        foreach (var pixels in pictures)
        {
            Add(session.Run(new Dictionary<string, Tensor> { [Picture] = Tensor.Of(pixels, part.Pictures) }), sums);
        }

        return sums.ToDictionary(pair => pair.Key, pair => Tensor.Of(
            [.. pair.Value.Select(sum => sum / pictures.Count)], sorted[pair.Key].Shape));
    }

    static void Add(IReadOnlyDictionary<string, Tensor> made, Dictionary<string, float[]> sums)
    {
        foreach (var (layer, sum) in sums)
        {
            var numbers = made[layer].ToFloats();
            for (var index = 0; index < sum.Length; index++)
            {
                sum[index] += numbers[index];
            }
        }
    }

    /// <summary>
    /// The pictures, [C, H, W] each: those that excite the unit most where there are more than enough.
    /// </summary>
    List<float[]> Chosen(Natural natural)
    {
        var files = FilesIn(natural.Folder);
        if (natural.Unit is not { } unit || (natural.Crop is null && files.Count <= Natural.Most))
        {
            return [.. files.Select(file => Read(file).Pixels)];
        }

        using var scorer = new Scorer(Scoring.Of(network, [unit], height, width), RuntimeSettings.Default);
        var best = new PriorityQueue<float[], float>();
        foreach (var pixels in files.SelectMany(file => Parts(Read(file), natural.Crop)))
        {
            best.Enqueue(pixels, scorer.Measure([unit], [pixels])[0]);
            if (best.Count > Natural.Most)
            {
                best.Dequeue();
            }
        }

        return [.. best.UnorderedItems.OrderByDescending(pair => pair.Priority).Select(pair => pair.Element)];
    }

    IEnumerable<float[]> Parts(Picture picture, int? crop)
    {
        if (crop is not { } side)
        {
            return [picture.Pixels];
        }

        if (side > Math.Min(height, width))
        {
            throw new OnnxVizException($"crops of {side} pixels are no part of pictures of {width}x{height}");
        }

        return from top in Starts(height, side)
               from left in Starts(width, side)
               select picture.Crop(left, top, side, side).Resize(width, height).Pixels;
    }

    static IEnumerable<int> Starts(int length, int side)
    {
        for (var start = 0; start + side <= length; start += Math.Max(1, side / 2))
        {
            yield return start;
        }
    }

    Picture Read(string file) => (network.Network.FindInput().Channels == 1
        ? PictureFile.ReadGray(file)
        : PictureFile.Read(file)).Resize(width, height, ResizeMode.Crop);
}
