// Where a picture's top class lies: dotnet run --project tools/OnnxViz.AttributionSample net.onnx cat.png "gradcam"
using OnnxViz.Attribution;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Runtime;

var network = Network.Load(args[0]);
var input = new PictureNetwork(network, network.Card.Preprocessing ?? Preprocessing.Preset("imagenet"));
var picture = PictureFile.Read(args[1]).Resize(224, 224, ResizeMode.Crop);
using var top = new TopClass(input, 224, 224, RuntimeSettings.Default);
var (objective, name) = top.Of(picture.Pixels);
var task = AttributionTask.For(input, objective, 224, 224, new(RuntimeSettings.Default));
var method = Method.Parse(args[2]);
using var explainer = method.Open(task);
var map = explainer.Explain(picture.Pixels);
PictureFile.Write("explained.png", new AttributionPicture(map, method.IsSigned).Over(picture));
Console.WriteLine($"{name ?? $"{objective}"}: score {map.Score:G4}, see explained.png");
