using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>How a picture is made from the numbers that the optimiser moves.</summary>
public abstract record Parameterization
{
    /// <summary>The shape of the parameters for a batch of pictures.</summary>
    /// <param name="pictures">[N, C, H, W].</param>
    public abstract Shape ParametersOf(Shape pictures);

    /// <summary>The parameters that one picture starts from.</summary>
    /// <param name="picture">The picture's shape with N = 1.</param>
    /// <param name="random">The unit's random numbers for step 0.</param>
    public abstract float[] Start(Shape picture, CounterRandom random);

    /// <summary>The parameters that make a given picture, to start from it or to measure it.</summary>
    /// <param name="picture">CHW in [0, 1].</param>
    public abstract float[] ParametersFor(float[] picture);

    /// <summary>Writes the pictures, in [0, 1], into a graph.</summary>
    public abstract Value Pictures(Value parameters);

    /// <summary>Writes what is done to the parameters after an update to keep the pictures in range.</summary>
    public abstract Value Constrain(Value parameters);
}
