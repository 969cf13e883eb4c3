using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>A scatter whose updates are combined with what is there: y is the data with the updates at their places along an axis.</summary>
sealed record ScatterReduction(Value Data, Value Places, Value Updates, Value Y, Value Dy, int Axis)
{
    public Value DataGradient(string reduction) => reduction == "mul" ? OtherFactors(Data, value => value) : Share(Data, value => value);

    public Value UpdatesGradient(string reduction) => reduction == "mul" ? OtherFactors(Updates, Pick) : Share(Updates, Pick);

    /// <remarks>The product of all others: exact with zeros too, which are counted and left out.</remarks>
    Value OtherFactors(Value factors, Func<Value, Value> seen)
    {
        var product = WithoutZeros(Data).ScatterMultiply(Places, WithoutZeros(Updates), Axis);
        var zeros = Count(IsZero(Data), IsZero(Updates));
        var otherZeros = seen(zeros) - IsZero(factors).Cast(Dy.Element);
        return (otherZeros < 0.5f).OrZero(seen(Dy * product) / WithoutZeros(factors));
    }

    /// <remarks>Those that are extreme together share evenly.</remarks>
    Value Share(Value candidates, Func<Value, Value> seen)
    {
        var count = Count(Data.EqualTo(Y), Updates.EqualTo(Pick(Y)));
        return candidates.EqualTo(seen(Y)).OrZero(seen(Dy / count));
    }

    Value Count(Value data, Value updates) => data.Cast(Dy.Element).ScatterAdd(Places, updates.Cast(Dy.Element), Axis);

    Value Pick(Value y) => y.GatherElements(Places, Axis);

    static Value IsZero(Value x) => x.EqualTo(0);

    static Value WithoutZeros(Value x) => IsZero(x).Where(x.Like(1), x);
}
