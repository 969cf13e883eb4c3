using System.Security.Cryptography;
using System.Text;

namespace OnnxViz.Features;

/// <summary>Which pictures there are: how many, and the SHA-256 of their names and sources, a line each.</summary>
sealed record IndexList(int Count, string Sha256)
{
    public IndexList(PictureList pictures) : this(pictures.Count, HashOf(pictures))
    {
    }

    static string HashOf(PictureList pictures)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var picture in pictures)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{picture.Name}\t{picture.Source}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
