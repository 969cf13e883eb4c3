namespace OnnxViz.Ascent;

/// <summary>
/// Limited-memory BFGS (J. Nocedal, "Updating Quasi-Newton Matrices with Limited Storage", 1980), uphill, with a line
/// search that halves. In text:
/// <c>lbfgs</c>, <c>lbfgs(1, 20)</c>.
/// </summary>
/// <param name="Rate">The length of the first step, as a share of the pixels' range; later ones find their own.</param>
/// <param name="Corrections">How many steps it remembers.</param>
[Notation("lbfgs", "limited-memory BFGS with a line search, on the host")]
public sealed record Lbfgs(float Rate = 0.1f, int Corrections = 10) : HostOptimizer(Rate)
{
    /// <inheritdoc/>
    public override HostClimb Begin() => new LbfgsClimb(Rate, Corrections);
}
