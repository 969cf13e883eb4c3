namespace OnnxViz.Bench;

/// <summary>
/// One map that PyTorch computed, as <c>tools/attribution/reference.py</c> writes it; files are relative to the list.
/// </summary>
/// <param name="Model">The exported net.</param>
/// <param name="Picture">The picture, [1, C, H, W] in [0, 1].</param>
/// <param name="Objective">What is explained.</param>
/// <param name="Method">By which method.</param>
/// <param name="Map">The float64 map, [H, W], rounded to float32.</param>
/// <param name="Noise">1 - the cosine between PyTorch's own float32 map and the float64 one.</param>
sealed record AttributionCase(
    string Model, string Picture, string Objective, string Method, string Map, double Noise);
