namespace OnnxViz.Bench;

/// <summary>How our value and gradient compare with PyTorch's float64 ones, or why there are none.</summary>
/// <param name="Model">The exported net.</param>
/// <param name="Opset">The operator set it is exported with.</param>
/// <param name="Objective">What is differentiated.</param>
/// <param name="Noise">1 - the cosine between PyTorch's own float32 gradient and the float64 one.</param>
/// <param name="ValueError">The relative error of the value.</param>
/// <param name="Cosine">The cosine between the gradients.</param>
/// <param name="Length">Our gradient's norm divided by PyTorch's.</param>
/// <param name="Seconds">How long it took, from opening the file on.</param>
/// <param name="Error">What went wrong, null where nothing did.</param>
sealed record ConformanceResult(
    string Model, int Opset, string Objective, double Noise, double ValueError, double Cosine, double Length,
    double Seconds, string? Error);
