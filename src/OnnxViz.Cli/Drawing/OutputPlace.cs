using OnnxViz.Ascent;
using OnnxViz.CommandLine;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Drawing;

/// <summary>Where pictures go: one file, or files in a folder with a contact sheet.</summary>
sealed class OutputPlace
{
    const string Extension = ".png";

    readonly string _folder;
    readonly IReadOnlyDictionary<Objective, string> _names;

    OutputPlace(string name, string folder, bool isFolder, IReadOnlyDictionary<Objective, string> names)
    {
        (Name, _folder, _names, IsFolder) = (name, folder, names, isFolder);
        Spectrum = isFolder
            ? Path.Combine(folder, UnitNames.Spectrum + ".npy")
            : Path.ChangeExtension(name, $".{UnitNames.Spectrum}.npy");
    }

    /// <summary>The place as the user named it.</summary>
    public string Name { get; }

    /// <summary>Whether pictures go to files in a folder.</summary>
    public bool IsFolder { get; }

    /// <summary>Whether there is to be a contact sheet.</summary>
    public bool HasSheet => IsFolder && _names.Count > 1;

    /// <summary>The contact sheet's file.</summary>
    public string Sheet => Path.Combine(_folder, UnitNames.Sheet + Extension);

    /// <summary>The spectrum that pictures are drawn with, where one was measured for them.</summary>
    public string Spectrum { get; }

    /// <summary>The place that a path means.</summary>
    /// <exception cref="UsageException">It is a file where a folder is needed.</exception>
    public static OutputPlace For(string path, Network network, IReadOnlyList<Objective> objectives)
    {
        var isFile = Path.GetExtension(path).Equals(Extension, StringComparison.OrdinalIgnoreCase);
        if (!isFile || Directory.Exists(path) || Path.EndsInDirectorySeparator(path))
        {
            return new(path, path, true, UnitNames.Of(network, objectives));
        }

        return objectives.Count > 1
            ? throw new UsageException($"{path} is one file for {objectives.Count} pictures: name a folder")
            : OneFile(path, objectives[0]);
    }

    /// <summary>A unit's picture.</summary>
    public string Picture(Visualization drawn) => Of(drawn, Extension);

    /// <summary>A unit's picture at a step.</summary>
    public string Picture(Objective objective, int step) =>
        Path.Combine(_folder, $"{_names[objective]}.step{step:0000}{Extension}");

    /// <summary>The numbers beside a picture that is neither grey nor colour.</summary>
    public string Planes(Visualization drawn) => Of(drawn, ".npy");

    /// <summary>The manifest beside a picture.</summary>
    public string Manifest(Visualization drawn) => Of(drawn, ".json");

    /// <summary>Finds out whether files can be written there, and leaves nothing behind.</summary>
    /// <exception cref="OnnxVizException">They cannot.</exception>
    public void RequireWritable()
    {
        Writable.RequireFolder(_folder);
        foreach (var taken in _names.Values.Select(name => Path.Combine(_folder, name + Extension)).Where(
            Directory.Exists))
        {
            throw new OnnxVizException($"{taken} is a folder: a picture is to go there, choose another place");
        }
    }

    string Of(Visualization drawn, string extension)
    {
        var variant = drawn.Variant == 1 ? "" : $".{drawn.Variant}";
        return Path.Combine(_folder, $"{_names[drawn.Objective]}{variant}{extension}");
    }

    static OutputPlace OneFile(string path, Objective objective)
    {
        var names = new Dictionary<Objective, string> { [objective] = Path.GetFileNameWithoutExtension(path) };
        return new(path, Path.GetDirectoryName(Path.GetFullPath(path))!, isFolder: false, names);
    }
}
