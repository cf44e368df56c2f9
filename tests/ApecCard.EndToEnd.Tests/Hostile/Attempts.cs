using System.Text;
using System.Text.Json.Nodes;
using ApecCard.EndToEnd.Tests.Access;

namespace ApecCard.EndToEnd.Tests.Hostile;

/// <summary>All that is tried on an operation, made from what it says of itself.</summary>
internal sealed class Attempts(Asking asking, Operation operation, string query)
{
    private const int LongestInUrl = 2000;
    private const string Json = "application/json";

    private static readonly string[] _badIds =
    [
        "not-a-guid", "00000000-0000-0000-0000-000000000000", "99999999999999999999", "-1", "%00", "a%00b", "..%2f",
        "%2e%2e%2f%2e%2e", "%ff", "%ed%a0%80", "%e2%80%ae", "'--", "%22", "a%20b", "*", "%7B%7D", "true", "%", "%zz",
        new('a', LongestInUrl),
    ];

    private static readonly string[] _badValues =
    [
        .. _badIds, "", "0", "-99999999999999999999", "2147483648", "9223372036854775808", "NaN", "1e9", "1.5", "null",
        "2027-02-30", "0001-01-01", "9999-12-31", "[]", "&", "=",
    ];

    private static readonly (string Name, string[] Values)[] _headers =
    [
        ("If-Match", ["\"", "W/\"1\"", "*", "\"99999999999999999999\"", "\"1\", \"2\"", "x", "\"\u00e9\""]),
        ("If-None-Match", ["*", "\""]),
        ("If-Modified-Since", ["yesterday"]),
        ("Idempotency-Key", [" ", "a b", "\u754c", new('k', 101), new('k', LongestInUrl), "a,b"]),
        ("Accept", ["text/html", "application/xml", "*/*;q=x", "nonsense", "application/json;v=99"]),
        ("Accept-Language", ["zz", "*", "zh;q=9", "..", new('z', LongestInUrl)]),
        ("Accept-Encoding", ["identity;q=0", "nonsense"]),
        ("Range", ["bytes=0-0", "bytes=-1", "bytes=99999999-", "bytes=5-1", "bytes=0-0,2-3", "lines=1", "x"]),
        ("Last-Event-ID", ["-1", "x", "99999999999999999999", "9223372036854775807"]),
        ("X-Tracking-Token", ["x", "\u754c", new('t', LongestInUrl)]),
        ("X-Browser-Secret", ["x", "\u754c"]),
        ("X-File-Name", ["%00", "..%2f..%2fx", "%ff", "\u754c.pdf", new('n', LongestInUrl), "%", "a%0d%0ab"]),
        ("X-Forwarded-For", ["x", "1.2.3.4, 5.6.7.8", new('1', LongestInUrl)]),
        ("X-HTTP-Method-Override", ["DELETE"]),
        ("Cookie", ["a=\u0001", "=;=;", new('c', LongestInUrl)]),
        ("traceparent", ["x", "00-00000000000000000000000000000000-0000000000000000-00"]),
        ("baggage", [new('b', LongestInUrl)]),
        ("Host", ["nonsense.example", "[::1]:x"]),
    ];

    private static readonly string[] _contentTypes =
    [
        "text/plain", "application/xml", "multipart/form-data", "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded", "application/json; charset=utf-16", "application/json; charset=nonsense",
        "application/json; charset=", "nonsense", "application/problem+json", "image/jpeg", "application/pdf",
        "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/cloudevents+json",
        "application/cloudevents-batch+json",
    ];

    private readonly JsonNode? _good = operation.Body is { } schema
        ? operation.Schemas.Example(schema, whole: true)
        : null;

    private Uri Address => asking.AddressOf(operation, query);

    public IEnumerable<Attempt> All() =>
        [One("as described"), .. OfPath(), .. OfQuery(), .. OfHeaders(), .. OfContent(), .. OfTexts()];

    private IEnumerable<Attempt> OfPath() =>
        from one in operation.Parameters
        where one.In is "path"
        from bad in _badIds.Concat(NaughtyStrings.For($"{operation} {one.Name}").Select(InUrl))
        where bad is not ("" or ".") // that would be the address of another operation: of all sessions, not of one
        select One($"{one.Name} in the path: {Shown(bad)}") with
        {
            Address = asking.AddressOf(operation, query, new Dictionary<string, string> { [one.Name] = bad }),
        };

    private IEnumerable<Attempt> OfQuery() =>
        from one in operation.Parameters
        where one.In is "query"
        from bad in _badValues.Concat(NaughtyStrings.For($"{operation} {one.Name}").Select(InUrl))
            .SelectMany(bad => (string[])[$"{one.Name}={bad}"])
            .Concat([$"{one.Name}=1&{one.Name}=2", $"{one.Name}[]=1", one.Name, $"{one.Name}=x&{one.Name}="])
        where !query.Contains($"{one.Name}=", StringComparison.Ordinal)
        select One($"query {Shown(bad)}") with
        {
            Address = asking.AddressOf(operation, $"{query.TrimStart('?')}&{bad}".TrimStart('&')),
        };

    private IEnumerable<Attempt> OfHeaders() =>
        from header in _headers
        from value in header.Values
        select One($"{header.Name}: {Shown(value)}") with { Headers = [(header.Name, value)] };

    // Where no JSON is asked for, a body may be a file, or nothing that is read at all.
    private IEnumerable<Attempt> OfContent()
    {
        if (_good is { } good)
        {
            foreach (var (what, body) in MalformedJson.Of(good).Concat(MalformedJson.OfFields(good)))
            {
                yield return One(what) with { Body = body, ContentType = Json };
            }
        }

        if (operation.Method is "GET")
        {
            yield break;
        }

        var bytes = _good is null ? Encoding.UTF8.GetBytes("a,b\n\"c,\r\n界\u0001") : Bytes(_good);
        foreach (var type in _contentTypes)
        {
            yield return One($"Content-Type: {type}") with { Body = bytes, ContentType = type };
            yield return One($"Content-Type: {type}, nothing") with { Body = [], ContentType = type };
        }

        yield return One("no Content-Type") with { Body = bytes, ContentType = null };
        yield return One("said to be compressed") with
        {
            Body = bytes,
            ContentType = Json,
            Headers = [("Content-Encoding", "gzip")],
        };
        foreach (var text in _good is null ? NaughtyStrings.For($"{operation} body") : [])
        {
            foreach (var type in new[] { "text/csv", "application/json", "application/pdf" })
            {
                yield return One($"a body of {type}: {Shown(text)}") with
                {
                    Body = Encoding.UTF8.GetBytes(text),
                    ContentType = type,
                };
            }
        }
    }

    private IEnumerable<Attempt> OfTexts() =>
        _good is null
            ? []
            : from path in Fields.Texts(_good)
              from text in NaughtyStrings.For($"{operation} {path}")
              select One($"{path}: {Shown(text)}") with
              {
                  Body = Encoding.UTF8.GetBytes(Fields.WithText(_good, path, text)),
                  ContentType = Json,
              };

    private Attempt One(string what) => new(
        what, operation.Method, Address, _good is null ? null : Bytes(_good), _good is null ? null : Json, []);

    private static byte[] Bytes(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());

    private static string InUrl(string text) =>
        Uri.EscapeDataString(text.Length > LongestInUrl / 9 ? text[..(LongestInUrl / 9)] : text);

    private static string Shown(string text) => text.Length > 60 ? $"{text[..60]}… ({text.Length})" : text;
}
