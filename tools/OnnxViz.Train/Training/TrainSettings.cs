namespace OnnxViz.Train.Training;

/// <summary>How the default net is trained.</summary>
/// <param name="Seed">The seed of the pictures and of the initial weights.</param>
/// <param name="Steps">The number of steps.</param>
/// <param name="Batch">The pictures of one step.</param>
/// <param name="Rate">The highest learning rate.</param>
/// <param name="Decay">How fast weights, biases excepted, shrink towards zero, as a share of the learning rate.</param>
/// <param name="Smoothing">The share of certainty that the targets spread over all classes.</param>
/// <param name="Threads">The processor threads.</param>
public sealed record TrainSettings(
    int Seed = 1,
    int Steps = 1800,
    int Batch = 48,
    float Rate = 2e-3f,
    float Decay = .05f,
    float Smoothing = .05f,
    int Threads = 2);
