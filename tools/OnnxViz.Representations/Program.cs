using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;
using OnnxViz.Representations.Commands;

Type[] commands = [typeof(WriteCommand)];
var app = new CommandApp(
    "onnxviz-representations",
    "Writes classic descriptors of pictures, HOG, DSIFT and a bag of visual words, as ONNX graphs.",
    commands,
    ValueReader.Usual);
return app.Run(args, Terminal.OfProcess());
