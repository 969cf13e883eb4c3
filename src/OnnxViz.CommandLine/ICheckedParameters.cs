using Cocona;

namespace OnnxViz.CommandLine;

/// <summary>A group of options of which some exclude or need each other.</summary>
public interface ICheckedParameters : ICommandParameterSet
{
    /// <summary>Checks them, before the command begins.</summary>
    /// <exception cref="UsageException">They do not go together.</exception>
    /// <exception cref="Graph.OnnxVizException">A value is none; wrong usage, too.</exception>
    void Check();
}
