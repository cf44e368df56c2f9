using System.Text;
using System.Text.RegularExpressions;

namespace ApecCard.Simulators.Mail;

/// <summary>What a mail says (RFC 5322, and of MIME what one text in one part needs).</summary>
public sealed partial class MailContent
{
    private readonly Dictionary<string, string> _headers;

    private MailContent(Dictionary<string, string> headers) => _headers = headers;

    public string Text { get; private init; } = "";

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

        return new(headers)
        {
            Text = headers.GetValueOrDefault("Content-Transfer-Encoding", "").ToUpperInvariant() switch
            {
                "BASE64" => Base64(body),
                "QUOTED-PRINTABLE" => QuotedPrintable(body),
                _ => body,
            },
        };
    }

    /// <summary>A header's text, whose words may be encoded (RFC 2047).</summary>
    public static string Decode(string header) => EncodedWord().Replace(
        BetweenEncodedWords().Replace(header, "?==?"),
        word => word.Groups["how"].Value is "B" or "b"
            ? Base64(word.Groups["text"].Value)
            : QuotedPrintable(word.Groups["text"].Value.Replace('_', ' ')));

    private static string Base64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var written)
            ? Encoding.UTF8.GetString(bytes, 0, written) : text;
    }

    private static string QuotedPrintable(string text)
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

        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex("\r\n[ \t]+")]
    private static partial Regex FoldedLine();

    [GeneratedRegex(@"=\?utf-8\?(?<how>[BbQq])\?(?<text>[^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"\?=\s+=\?")]
    private static partial Regex BetweenEncodedWords();
}
