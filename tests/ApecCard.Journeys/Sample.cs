using System.Reflection;

namespace ApecCard.Journeys;

/// <summary>A file of our own making for each material, marked SAMPLE.</summary>
public static class Sample
{
    private static readonly byte[] _photo = Read("photo.jpg");
    private static readonly byte[] _signature = Read("signature.png");
    private static readonly byte[] _document = Read("document.pdf");

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
