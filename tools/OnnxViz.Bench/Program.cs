using OnnxViz.Bench;
using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;

Type[] commands =
[
    typeof(GradientCommand),
    typeof(ModelsCommand),
    typeof(UnitsCommand),
    typeof(ConformanceCommand),
    typeof(MapsCommand),
    typeof(DumpCommand),
    typeof(FeaturesCommand),
    typeof(LoadCommand),
    typeof(PicturesCommand),
    typeof(ClimbCommand),
    typeof(StepsCommand),
    typeof(PresetsCommand),
    typeof(SpectraCommand),
    typeof(AttributionCommand),
    typeof(ExplainCommand),
    typeof(VideoCommand),
    typeof(ContinuityCommand),
    typeof(VggCommand),
    typeof(DevicesCommand),
    typeof(AscentCommand),
    typeof(SliceCommand),
];
return new CommandApp("onnxviz-bench", "Measures OnnxViz.", commands, ValueReader.Usual).Run(
    args, Terminal.OfProcess());
