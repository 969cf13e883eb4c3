using System.Numerics.Tensors;

namespace OnnxViz.Ascent;

/// <summary>One climb by L-BFGS: every call looks at one point, of a line search or of the next step.</summary>
/// <param name="rate">The largest change of a parameter in the first step.</param>
/// <param name="corrections">Steps remembered.</param>
sealed class LbfgsClimb(float rate, int corrections) : HostClimb
{
    /// <summary>The share of the promised gain that a step has to bring (L. Armijo, 1966).</summary>
    const float Enough = 1e-4f;

    const float Smallest = 1e-6f;

    readonly List<(float[] Move, float[] Bend, float Share)> _memory = [];
    float[]? _base;
    float[] _slope = [];
    float[] _direction = [];
    float _value;
    float _length;

    public override float[] Next(float[] point, float value, float[] gradient)
    {
        if (_base is null)
        {
            return Leave(point, value, gradient);
        }

        if (value >= _value + (Enough * _length * TensorPrimitives.Dot<float>(_slope, _direction)))
        {
            Remember(point, gradient);
            return Leave(point, value, gradient);
        }

        _length /= 2;
        if (_length < Smallest)
        {
            _memory.Clear();
            return Leave(_base, _value, _slope);
        }

        return Along();
    }

    /// <summary>Sets out from a point.</summary>
    float[] Leave(float[] point, float value, float[] gradient)
    {
        (_base, _value, _slope) = (point, value, gradient);
        _direction = Direction(gradient);
        if (_memory.Count == 0 || TensorPrimitives.Dot<float>(_slope, _direction) <= 0)
        {
            _memory.Clear();
            _direction = gradient;
            var largest = Math.Abs(TensorPrimitives.MaxMagnitude<float>(gradient));
            _length = largest == 0 ? 0 : rate / largest;
            return Along();
        }

        _length = 1;
        return Along();
    }

    float[] Along()
    {
        var next = new float[_base!.Length];
        TensorPrimitives.MultiplyAdd(_direction, _length, _base, next);
        return next;
    }

    /// <remarks>Uphill the function bends down: a pair counts where the gradient fell along the move.</remarks>
    void Remember(float[] point, float[] gradient)
    {
        var (move, bend) = (Difference(point, _base!), Difference(_slope, gradient));
        var curvature = TensorPrimitives.Dot<float>(move, bend);
        if (curvature > 1e-10f * TensorPrimitives.Dot<float>(bend, bend))
        {
            _memory.Add((move, bend, 1 / curvature));
            if (_memory.Count > corrections)
            {
                _memory.RemoveAt(0);
            }
        }
    }

    /// <summary>The two loops: the inverse of the bend, as far as it is remembered, times the gradient.</summary>
    float[] Direction(float[] gradient)
    {
        var direction = gradient.ToArray();
        var shares = new float[_memory.Count];
        for (var index = _memory.Count - 1; index >= 0; index--)
        {
            var (move, bend, share) = _memory[index];
            shares[index] = share * TensorPrimitives.Dot<float>(move, direction);
            TensorPrimitives.MultiplyAdd(bend, -shares[index], direction, direction);
        }

        if (_memory is [.., var (_, lastBend, lastShare)])
        {
            TensorPrimitives.Multiply(
                direction, 1 / (lastShare * TensorPrimitives.Dot<float>(lastBend, lastBend)), direction);
        }

        for (var index = 0; index < _memory.Count; index++)
        {
            var (move, bend, share) = _memory[index];
            var correction = shares[index] - (share * TensorPrimitives.Dot<float>(bend, direction));
            TensorPrimitives.MultiplyAdd(move, correction, direction, direction);
        }

        return direction;
    }

    static float[] Difference(float[] left, float[] right)
    {
        var difference = new float[left.Length];
        TensorPrimitives.Subtract(left, right, difference);
        return difference;
    }
}
