namespace OnnxViz.CommandLine;

/// <summary>Words that make no sense, whatever the files hold: exit code 2.</summary>
/// <param name="message">What is wrong, in one line.</param>
public sealed class UsageException(string message) : Exception(message);
