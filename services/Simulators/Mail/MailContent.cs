using System.Text;
using System.Text.RegularExpressions;

namespace ApecCard.Simulators.Mail;

/// <summary>What a mail says (RFC 5322, and of MIME what one text and the files with it need).</summary>
public sealed partial class MailContent
{
    private readonly Dictionary<string, string> _headers;

    private MailContent(Dictionary<string, string> headers) => _headers = headers;

    public string Text { get; private init; } = "";

    /// <summary>The same before it is taken for text.</summary>
    public byte[] Bytes { get; private init; } = [];

    public IReadOnlyList<AttachedFile> Attachments { get; private init; } = [];

    public string Header(string name) => _headers.GetValueOrDefault(name, "");

    public static MailContent Read(string data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var end = data.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var (head, body) = end < 0 ? (data, "") : (data[..end], data[(end + 4)..]);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in FoldedLine().Replace(head, " ").Split("\r\n").Select(line => line.Split(':', 2)))
        {
            headers[line[0]] = line[^1].Trim();
        }

        var content = headers.GetValueOrDefault("Content-Type", "");
        if (Boundary().Match(content) is { Success: true } boundary)
        {
            MailContent[] parts =
            [
                .. body.Split($"--{boundary.Groups["value"].Value}").Skip(1).SkipLast(1)
                    .Select(part => Read(part.TrimStart('\r', '\n'))),
            ];
            return new(headers)
            {
                Text = parts.FirstOrDefault(part => part.FileName is "")?.Text ?? "",
                Attachments = [.. parts.Where(part => part.FileName is not "").Select(AttachedFile.Of)],
            };
        }

        var bytes = headers.GetValueOrDefault("Content-Transfer-Encoding", "").ToUpperInvariant() switch
        {
            "BASE64" => FromBase64(body),
            "QUOTED-PRINTABLE" => FromQuotedPrintable(body),
            _ => Encoding.UTF8.GetBytes(body),
        };
        return new(headers) { Bytes = bytes, Text = Encoding.UTF8.GetString(bytes) };
    }

    /// <summary>Of a part that is a file.</summary>
    public string FileName => Name().Match(Header("Content-Type")).Groups["value"].Value;

    /// <summary>A header's text, whose words may be encoded (RFC 2047).</summary>
    public static string Decode(string header) => EncodedWord().Replace(
        BetweenEncodedWords().Replace(header, "?==?"),
        word => word.Groups["how"].Value is "B" or "b"
            ? Encoding.UTF8.GetString(FromBase64(word.Groups["text"].Value))
            : Encoding.UTF8.GetString(FromQuotedPrintable(word.Groups["text"].Value.Replace('_', ' '))));

    private static byte[] FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var written)
            ? bytes[..written] : Encoding.UTF8.GetBytes(text);
    }

    private static byte[] FromQuotedPrintable(string text)
    {
        var bytes = new List<byte>(text.Length);
        text = text.Replace("=\r\n", "", StringComparison.Ordinal);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '=' && at + 2 < text.Length && byte.TryParse(
                text.AsSpan(at + 1, 2), System.Globalization.NumberStyles.HexNumber, provider: null, out var one))
            {
                bytes.Add(one);
                at += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text, at, 1));
            }
        }

        return [.. bytes];
    }

    [GeneratedRegex(@"\Amultipart/mixed;.*boundary=""?(?<value>[^"";]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Boundary();

    [GeneratedRegex(@";\s*name=""?(?<value>[^"";]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Name();

    [GeneratedRegex("\r\n[ \t]+")]
    private static partial Regex FoldedLine();

    [GeneratedRegex(@"=\?utf-8\?(?<how>[BbQq])\?(?<text>[^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"\?=\s+=\?")]
    private static partial Regex BetweenEncodedWords();
}
