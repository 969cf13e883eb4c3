namespace OnnxViz.Pictures.Tests.Codecs;

/// <summary>Tests that count what decoders hold, while no other test uses it.</summary>
[CollectionDefinition("Counts what decoders hold", DisableParallelization = true)]
public sealed class Alone;
