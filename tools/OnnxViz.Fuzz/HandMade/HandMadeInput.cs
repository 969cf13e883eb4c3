using OnnxViz.Fuzz.Inputs;

namespace OnnxViz.Fuzz.HandMade;

/// <summary>An input made with intent.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Reason">A part of the message that refuses it; null where it has to work.</param>
/// <param name="Make">Makes it.</param>
sealed record HandMadeInput(string Name, string? Reason, Func<FuzzInput> Make);
