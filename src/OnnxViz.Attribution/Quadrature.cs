namespace OnnxViz.Attribution;

/// <summary>Where the points of an integral from 0 to 1 lie, and what they weigh.</summary>
public enum Quadrature
{
    /// <summary>Gauss and Legendre: exact for polynomials of a degree below twice the points.</summary>
    Gauss,

    /// <summary>The middles of equal parts.</summary>
    Midpoint,

    /// <summary>The ends of equal parts, both ends of the whole weighing half.</summary>
    Trapezoid,

    /// <summary>The right ends of equal parts.</summary>
    Right,
}
