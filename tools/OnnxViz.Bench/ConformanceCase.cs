namespace OnnxViz.Bench;

/// <summary>
/// One gradient that PyTorch computed, as <c>tools/conformance/reference.py</c> writes it; files are relative to the
/// list.
/// </summary>
/// <param name="Model">The exported net.</param>
/// <param name="Opset">The operator set it is exported with.</param>
/// <param name="Input">The network's input.</param>
/// <param name="Objective">What is differentiated.</param>
/// <param name="Value">Its float64 value.</param>
/// <param name="Gradient">Its float64 gradient with respect to the input, rounded to float32.</param>
/// <param name="Noise">1 - the cosine between PyTorch's own float32 gradient and the float64 one.</param>
sealed record ConformanceCase(
    string Model, int Opset, string Input, string Objective, double Value, string Gradient, double Noise);
