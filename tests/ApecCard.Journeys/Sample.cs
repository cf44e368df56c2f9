using System.Reflection;

namespace ApecCard.Journeys;

/// <summary>A file of our own making for each material, marked SAMPLE.</summary>
public static class Sample
{
    private static readonly byte[] _photo = Read("photo.jpg");
    private static readonly byte[] _signature = Read("signature.png");
    private static readonly byte[] _document = Read("document.pdf");

    /// <summary>The same person before a light blue wall.</summary>
    public static byte[] PhotoOnBlue { get; } = Read("photo-blue.jpg");

    /// <summary>The same person, by a camera: larger than may be.</summary>
    public static byte[] LargePhoto { get; } = Read("photo-large.jpg");

    /// <summary>The document, behind a password.</summary>
    public static byte[] LockedDocument { get; } = Read("document-locked.pdf");

    /// <summary>
    /// The photo with what every scanner finds (EICAR, 2003) as its comment: harmless, and in two halves here, so that
    /// this program is not found.
    /// </summary>
    public static byte[] InfectedPhoto()
    {
        byte[] eicar =
        [
            .. "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS"u8, .. "-TEST-FILE!$H+H*"u8,
        ];
        return [.. _photo[..2], 0xFF, 0xFE, 0, (byte)(eicar.Length + 2), .. eicar, .. _photo[2..]];
    }

    public static (byte[] Bytes, string Type, string Name) For(string item) => item switch
    {
        "photo" => (_photo, "image/jpeg", "photo.jpg"),
        "signature" => (_signature, "image/png", "signature.png"),
        _ => (_document, "application/pdf", $"{item}.pdf"),
    };

    private static byte[] Read(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var stream = assembly.GetManifestResourceStream($"ApecCard.Journeys.Samples.{name}")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
