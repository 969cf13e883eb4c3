using System.Text.Json;
using OnnxViz.Graph;

namespace OnnxViz.Features;

/// <summary>What a table from before is about, kept beside the parts of the new one while that is made.</summary>
/// <param name="Bytes">How long the table is.</param>
/// <param name="Sources">Where its pictures come from, by name.</param>
sealed record OldTable(long Bytes, IReadOnlyDictionary<string, string> Sources)
{
    /// <summary>Its name in the folder of parts.</summary>
    public const string FileName = "before.json";

    /// <summary>The pictures that the table has rows of; null where there is no table, or none that is whole.</summary>
    /// <param name="table">The table.</param>
    /// <param name="note">Where it is noted what the table is about.</param>
    /// <param name="known">The pictures of a table that is known to be whole; null where only the note may
    /// tell.</param>
    public static KnownPictures? Of(string table, string note, KnownPictures? known)
    {
        if (!File.Exists(table))
        {
            return null;
        }

        var bytes = new FileInfo(table).Length;
        if (known is not null)
        {
            AtomicFile.WriteAllText(note, JsonSerializer.Serialize(new OldTable(bytes, known.Sources)));
            return known;
        }

        return Read(note) is { Sources: { } sources } old && old.Bytes == bytes ? new(sources) : null;
    }

    static OldTable? Read(string note)
    {
        try
        {
            return File.Exists(note) ? JsonSerializer.Deserialize<OldTable>(File.ReadAllBytes(note)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
