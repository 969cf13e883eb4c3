namespace OnnxViz.Features;

/// <summary>The format of a dump.</summary>
public enum DumpFormat
{
    /// <summary>A NumPy array for each picture and layer: <c>LAYER/PICTURE.npy</c>.</summary>
    Npy,

    /// <summary>An archive of NumPy arrays for each picture: <c>PICTURE.npz</c>.</summary>
    Npz,

    /// <summary>One table, <c>features.csv</c>: a row for each picture, layer and channel.</summary>
    Csv,

    /// <summary>One file of JSON lines, <c>features.jsonl</c>: a line for each picture, layer and channel.</summary>
    Json,

    /// <summary>A safetensors file for each picture: <c>PICTURE.safetensors</c>.</summary>
    Safetensors,
}
