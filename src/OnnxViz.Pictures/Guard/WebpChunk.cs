namespace OnnxViz.Pictures.Guard;

/// <summary>One chunk of a WebP file.</summary>
/// <param name="Name">Its four letters.</param>
/// <param name="Start">Where its data begin in the file.</param>
/// <param name="Length">Bytes of data.</param>
readonly record struct WebpChunk(string Name, int Start, int Length);
