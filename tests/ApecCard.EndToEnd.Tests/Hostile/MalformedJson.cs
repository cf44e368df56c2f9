using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ApecCard.EndToEnd.Tests.Hostile;

/// <summary>
/// What is wrong about JSON in the ways that test corpora of RFC 8259 know, made from a body of the right shape.
/// </summary>
internal static class MalformedJson
{
    private const int Deep = 10_000;

    private static readonly string[] _numbers =
    [
        "1e999", "-1e999", "1e-999", "99999999999999999999999999", "-99999999999999999999999999", "NaN", "Infinity",
        "-Infinity", "0x10", "01", "+1", ".5", "1.", "-", "1e", "-0", "2147483648", "1.5", "1E400", "0.1e1",
    ];

    private static readonly byte[][] _noUtf8 =
        [[0xFF], [0xC0, 0x80], [0xE2, 0x28, 0xA1], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]];

    /// <summary>Texts that no shape excuses.</summary>
    public static IEnumerable<(string What, byte[] Body)> Of(JsonNode good)
    {
        var text = good.ToJsonString();
        foreach (var part in new[] { 1, text.Length / 3, text.Length / 2, text.Length - 1 })
        {
            yield return ($"truncated after {part}", Utf8(text[..Math.Clamp(part, 0, text.Length)]));
        }

        foreach (var (what, body) in new (string, string)[]
        {
            ("empty", ""), ("blank", " \t\r\n "), ("null", "null"), ("a text", "\"text\""), ("a number", "1"),
            ("true", "true"), ("an empty object", "{}"), ("an empty array", "[]"), ("an array of it", $"[{text}]"),
            ("twice", text + text), ("a comma at the end", text[..^1] + ",}"), ("only a comma", "{,}"),
            ("a comment", $"/* x */{text}"), ("a comment at the end", $"{text}// x"),
            ("single quotes", text.Replace('"', '\'')),
            ("keys without quotes", "{a:1}"), ("no colon", "{\"a\" 1}"), ("a bracket too many", text + "}"),
            ("deep arrays", new string('[', Deep)),
            ("deep arrays, closed", new string('[', Deep) + new string(']', Deep)),
            ("deep objects", string.Concat(Enumerable.Repeat("{\"a\":", Deep))),
            ("an unknown field", text[..^1] + (text.Length > 2 ? "," : "") + "\"noSuchField\":{\"a\":[1,2,{}]}}"),
            ("__proto__", text[..^1] + (text.Length > 2 ? "," : "") + "\"__proto__\":{\"a\":1}}"),
            ("a control character", "{\"a\":\"\u0001\"}"), ("a bad escape", "{\"a\":\"\\x41\"}"),
            ("half an escape", "{\"a\":\"\\u12\"}"), ("a long key", $"{{\"{new string('k', 100_000)}\":1}}"),
        })
        {
            yield return (what, Utf8(body));
        }

        yield return ("a byte order mark", [0xEF, 0xBB, 0xBF, .. Utf8(text)]);
        yield return ("UTF-16", Encoding.Unicode.GetBytes(text));
        yield return ("no UTF-8", [.. Utf8("{\"a\":\""), 0xFF, 0xFE, .. Utf8("\"}")]);
        yield return ("NUL", [.. Utf8(text), 0]);
    }

    /// <summary>Every field, at any depth, of another type, missing, twice, or with a text that is none.</summary>
    public static IEnumerable<(string What, byte[] Body)> OfFields(JsonNode good)
    {
        foreach (var path in Fields.Of(good))
        {
            foreach (var value in (string[])["null", "true", "1", "\"\"", "[]", "{}", "[[]]", "[null]", "{\"a\":1}",
                .. Fields.Find(good, path) is JsonValue number && number.GetValueKind() is JsonValueKind.Number
                    ? _numbers : _numbers[..2],
                "\"\\ud800\"", "\"\\udc00x\"", "\"\\u0000\"", "\"2027-02-30\"", "\"9999-12-31T23:59:59Z\"",
                "\"0001-01-01T00:00:00Z\"", "\"-1\"", "2", "\"NoSuchName\""])
            {
                yield return ($"{path}: {value}", Utf8(Fields.With(good, path, value)));
            }

            foreach (var bytes in _noUtf8)
            {
                var (before, after) = Split(Fields.With(good, path, "\"\u0002\""));
                var body = (byte[])[.. Utf8(before), .. bytes, .. Utf8(after)];
                yield return ($"{path}: bytes {Convert.ToHexString(bytes)}", body);
            }

            yield return ($"{path}: missing", Utf8(Fields.Without(good, path)));
            yield return ($"{path}: twice", Utf8(Fields.Twice(good, path)));
        }
    }

    private static (string Before, string After) Split(string text) =>
        text.Split('\u0002') is [var before, var after] ? (before, after) : (text, "");

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
