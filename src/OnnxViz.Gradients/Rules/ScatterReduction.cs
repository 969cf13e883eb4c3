using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>
/// A scatter whose updates are combined with what is at their places along an axis. In single precision at least.
/// </summary>
/// <param name="Reduction"><c>mul</c>, <c>max</c> or <c>min</c>.</param>
/// <param name="Data">What is there.</param>
/// <param name="Places">The updates' places.</param>
/// <param name="Updates">The updates.</param>
/// <param name="Dy">The gradient at the result.</param>
/// <param name="Axis">The axis.</param>
sealed record ScatterReduction(string Reduction, Value Data, Value Places, Value Updates, Value Dy, int Axis)
{
    public Value DataGradient() =>
        Reduction == "mul" ? OtherFactors(Data, value => value) : Share(Data, value => value);

    public Value UpdatesGradient() => Reduction == "mul" ? OtherFactors(Updates, Pick) : Share(Updates, Pick);

    /// <remarks>The product of all others: exact with zeros too, which are counted and left out.</remarks>
    Value OtherFactors(Value factors, Func<Value, Value> seen)
    {
        var product = WithoutZeros(Data).ScatterWith("mul", Places, WithoutZeros(Updates), Axis);
        var zeros = Count(IsZero(Data), IsZero(Updates));
        var otherZeros = seen(zeros) - IsZero(factors).Cast(Dy.Element);
        return (otherZeros < 0.5f).OrZero(seen(Dy * product) / WithoutZeros(factors));
    }

    /// <remarks>Those that are extreme together share evenly.</remarks>
    Value Share(Value candidates, Func<Value, Value> seen)
    {
        var extreme = Data.ScatterWith(Reduction, Places, Updates, Axis);
        var count = Count(Data.EqualTo(extreme), Updates.EqualTo(Pick(extreme)));
        return candidates.EqualTo(seen(extreme)).OrZero(seen(Dy / count));
    }

    Value Count(Value data, Value updates) => data.Cast(Dy.Element).ScatterAdd(Places, updates.Cast(Dy.Element), Axis);

    Value Pick(Value y) => y.GatherElements(Places, Axis);

    static Value IsZero(Value x) => x.EqualTo(0);

    static Value WithoutZeros(Value x) => IsZero(x).Where(x.Like(1), x);
}
