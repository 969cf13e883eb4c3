using Cocona.Command;
using Cocona.Command.Binder.Validation;

namespace OnnxViz.CommandLine.Values;

/// <summary>Checks values by the attributes of their options.</summary>
sealed class ValueChecks : ICoconaParameterValidatorProvider, ICoconaParameterValidator
{
    public IEnumerable<ICoconaParameterValidator> CreateValidators(ICommandParameterDescriptor parameter) =>
        Array.Exists([.. parameter.ParameterAttributes], attribute => attribute is ValueCheckAttribute) ? [this] : [];

    public IEnumerable<CoconaParameterValidationResult> Validate(CoconaParameterValidationContext context)
    {
        var name = context.Parameter is CommandOptionDescriptor option
            ? $"--{option.Name}"
            : context.Parameter.Name.ToUpperInvariant();
        foreach (var check in context.Parameter.ParameterAttributes.OfType<ValueCheckAttribute>())
        {
            if (check.Fault(name, context.Value) is { } fault)
            {
                yield return new(name, fault);
            }
        }
    }
}
