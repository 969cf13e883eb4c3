namespace OnnxViz.Pictures.Tests.Vips;

/// <summary>Tests that count what libvips holds, while no other test uses it.</summary>
[CollectionDefinition("Counts what libvips holds", DisableParallelization = true)]
public sealed class Alone;
