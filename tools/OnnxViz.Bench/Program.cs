using OnnxViz.Bench;
using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;

Type[] commands =
[
    typeof(GradientCommand),
    typeof(ModelsCommand),
    typeof(UnitsCommand),
    typeof(ConformanceCommand),
    typeof(DumpCommand),
    typeof(FeaturesCommand),
    typeof(LoadCommand),
    typeof(PicturesCommand),
    typeof(ClimbCommand),
    typeof(StepsCommand),
    typeof(SpectraCommand),
    typeof(VggCommand),
    typeof(DevicesCommand),
    typeof(AscentCommand),
    typeof(SliceCommand),
];
return new CommandApp("onnxviz-bench", "Measures OnnxViz.", commands, ValueReader.Usual).Run(
    args, Terminal.OfProcess());
