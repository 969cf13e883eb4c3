// The strongest channel of a layer for each picture: dotnet run --project tools/OnnxViz.Sample net.onnx relu5_1 photos
using OnnxViz.Features;
using OnnxViz.Networks;

var network = Network.Load(args[0]);
using var pictures = PictureList.Of(args[2..]);
var settings = new FeatureSettings(network.Card.Preprocessing ?? Preprocessing.Preset("imagenet"));
using var extractor = new FeatureExtractor(network, [args[1]], settings, pictures.Count);
foreach (var picture in extractor.Extract(pictures).SelectMany(batch => batch.Pictures))
{
    float Largest(int channel) => picture.Map(extractor.Layers[0], channel).ToArray().Max();
    var strongest = Enumerable.Range(0, extractor.Layers[0].Channels).MaxBy(Largest);
    Console.WriteLine($"{picture.Entry.Name}: channel {strongest}, {Largest(strongest):G4}");
}
