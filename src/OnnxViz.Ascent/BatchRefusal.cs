namespace OnnxViz.Ascent;

/// <summary>A batch of several units could not be prepared; one unit alone may well be.</summary>
sealed class BatchRefusal(Exception reason) : Exception(reason.Message, reason);
