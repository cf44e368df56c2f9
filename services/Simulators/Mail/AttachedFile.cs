using System.Text.Json.Serialization;

namespace ApecCard.Simulators.Mail;

/// <summary>A file that came with a mail.</summary>
public sealed class AttachedFile
{
    public required string Name { get; init; }
    public required string ContentType { get; init; }
    public required int Size { get; init; }

    /// <summary>Of older mails it is forgotten.</summary>
    [JsonIgnore]
    public byte[]? Content { get; private set; }

    internal static AttachedFile Of(MailContent part) => new()
    {
        Name = part.FileName,
        ContentType = part.Header("Content-Type").Split(';')[0],
        Size = part.Bytes.Length,
        Content = part.Bytes,
    };

    internal void Forget() => Content = null;
}
