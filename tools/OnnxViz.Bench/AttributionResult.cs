namespace OnnxViz.Bench;

/// <summary>How our map compares with PyTorch's float64 one, or why there is none.</summary>
/// <param name="Model">The exported net.</param>
/// <param name="Objective">What is explained.</param>
/// <param name="Method">By which method.</param>
/// <param name="Noise">1 - the cosine between PyTorch's own float32 map and the float64 one.</param>
/// <param name="Cosine">The cosine between the maps.</param>
/// <param name="Length">Our map's norm divided by PyTorch's.</param>
/// <param name="Seconds">How long it took, from opening the file on.</param>
/// <param name="Error">What went wrong, null where nothing did.</param>
sealed record AttributionResult(
    string Model, string Objective, string Method, double Noise, double Cosine, double Length, double Seconds,
    string? Error);
