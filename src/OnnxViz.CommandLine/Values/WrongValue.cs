namespace OnnxViz.CommandLine.Values;

/// <summary>A value that an option does not take.</summary>
/// <param name="rest">What the option takes: a sentence whose first word is the option's name, without it.</param>
public sealed class WrongValue(string rest) : Exception(rest);
