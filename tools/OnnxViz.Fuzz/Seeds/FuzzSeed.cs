namespace OnnxViz.Fuzz.Seeds;

/// <summary>An honest model.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Bytes">Its file.</param>
sealed record FuzzSeed(string Name, byte[] Bytes);
