namespace OnnxViz.Graph;

/// <summary>
/// A tensor of a graph under construction, with its type and shape. Arithmetic on values adds nodes to the graph; equal
/// expressions become one node.
/// </summary>
public sealed class Value
{
    internal Value(GraphBuilder builder, string name, TensorType type) => (Builder, Name, Type) = (builder, name, type);

    /// <summary>The graph the value belongs to.</summary>
    public GraphBuilder Builder { get; }

    /// <summary>The tensor's name in the graph.</summary>
    public string Name { get; }

    /// <summary>Element type and shape.</summary>
    public TensorType Type { get; }

    /// <summary>The dimensions.</summary>
    public Shape Shape => Type.Shape;

    /// <summary>The element type.</summary>
    public ElementType Element => Type.Element;

    /// <summary>The number of dimensions.</summary>
    public int Rank => Shape.Rank;

    /// <summary>The content where the value is a constant of the graph, else null.</summary>
    public Tensor? Constant => Builder.ConstantOf(this);

    /// <summary>Elementwise sum, broadcasting.</summary>
    public static Value operator +(Value left, Value right) => left.Elementwise("Add", right);

    /// <summary>Adds a number.</summary>
    public static Value operator +(Value left, float right) => left + left.Like(right);

    /// <summary>Adds to a number.</summary>
    public static Value operator +(float left, Value right) => right.Like(left) + right;

    /// <summary>Elementwise difference, broadcasting.</summary>
    public static Value operator -(Value left, Value right) => left.Elementwise("Sub", right);

    /// <summary>Subtracts a number.</summary>
    public static Value operator -(Value left, float right) => left - left.Like(right);

    /// <summary>Subtracts from a number.</summary>
    public static Value operator -(float left, Value right) => right.Like(left) - right;

    /// <summary>Changes the sign.</summary>
    public static Value operator -(Value value) => value.Unary("Neg");

    /// <summary>Elementwise product, broadcasting.</summary>
    public static Value operator *(Value left, Value right) => left.Elementwise("Mul", right);

    /// <summary>Multiplies by a number.</summary>
    public static Value operator *(Value left, float right) => left * left.Like(right);

    /// <summary>Multiplies a number.</summary>
    public static Value operator *(float left, Value right) => right.Like(left) * right;

    /// <summary>Elementwise quotient, broadcasting.</summary>
    public static Value operator /(Value left, Value right) => left.Elementwise("Div", right);

    /// <summary>Divides by a number.</summary>
    public static Value operator /(Value left, float right) => left / left.Like(right);

    /// <summary>Divides a number.</summary>
    public static Value operator /(float left, Value right) => right.Like(left) / right;

    /// <summary>Truth values: where the left is greater.</summary>
    public static Value operator >(Value left, Value right) => left.Compare("Greater", right);

    /// <summary>Truth values: where the left is less.</summary>
    public static Value operator <(Value left, Value right) => left.Compare("Less", right);

    /// <summary>Truth values: where the value is greater than a number.</summary>
    public static Value operator >(Value left, float right) => left > left.Like(right);

    /// <summary>Truth values: where the value is less than a number.</summary>
    public static Value operator <(Value left, float right) => left < left.Like(right);

    /// <summary>Truth values: where the left is not less.</summary>
    public static Value operator >=(Value left, Value right) => left.Compare("GreaterOrEqual", right);

    /// <summary>Truth values: where the left is not greater.</summary>
    public static Value operator <=(Value left, Value right) => left.Compare("LessOrEqual", right);

    /// <summary>Truth values: where the value is at least a number.</summary>
    public static Value operator >=(Value left, float right) => left >= left.Like(right);

    /// <summary>Truth values: where the value is at most a number.</summary>
    public static Value operator <=(Value left, float right) => left <= left.Like(right);

    /// <summary>Where both truth values hold.</summary>
    public static Value operator &(Value left, Value right) => left.Elementwise("And", right);

    /// <summary>Where either truth value holds.</summary>
    public static Value operator |(Value left, Value right) => left.Elementwise("Or", right);

    /// <summary>The opposite truth value.</summary>
    public static Value operator !(Value value) => value.Unary("Not");

    /// <summary>A constant scalar of this value's element type.</summary>
    public Value Like(float number) => Builder.Number(number, Element);

    /// <summary>An operator of one input that keeps the type.</summary>
    public Value Unary(string operation, Attributes? attributes = null) =>
        Builder.Op(operation, [this], Type, attributes);

    /// <summary>An operator of two inputs that broadcasts and keeps the element type.</summary>
    public Value Elementwise(string operation, Value other) =>
        Builder.Op(operation, [this, other], Type.Sized(Shape.Broadcast(Shape, other.Shape)));

    /// <summary>An operator of two inputs that broadcasts and gives truth values.</summary>
    public Value Compare(string operation, Value other) =>
        Builder.Op(operation, [this, other], new TensorType(ElementType.Bool, Shape.Broadcast(Shape, other.Shape)));

    /// <summary>The name and type, for messages.</summary>
    public override string ToString() => $"{Name}: {Type}";
}
