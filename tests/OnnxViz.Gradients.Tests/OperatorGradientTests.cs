using System.Reflection;
using OnnxViz.Testing;

namespace OnnxViz.Gradients.Tests;

public sealed class OperatorGradientTests
{
    /// <summary>Every row of every family in <c>Rows/</c>, for every profile.</summary>
    public static TheoryData<OperatorRow, Profile> All
    {
        get
        {
            var data = new TheoryData<OperatorRow, Profile>();
            foreach (var row in Rows())
            {
                foreach (var profile in Enum.GetValues<Profile>())
                {
                    data.Add(row, profile);
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void The_gradient_agrees_with_finite_differences(OperatorRow row, Profile profile) =>
        GradientCheck.Verify(row, profile);

    internal static IEnumerable<OperatorRow> Rows() => typeof(OperatorGradientTests).Assembly.GetTypes()
        .Where(type => type.Namespace == "OnnxViz.Gradients.Tests.Rows")
        .Select(type => type.GetProperty("All", BindingFlags.Static | BindingFlags.Public))
        .OfType<PropertyInfo>()
        .SelectMany(property => (IEnumerable<OperatorRow>)property.GetValue(null)!);
}
