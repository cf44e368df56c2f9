using System.Text;

namespace ApecCard.EndToEnd.Tests.Hostile;

/// <summary>One request that somebody means badly, or did not mean at all.</summary>
/// <param name="What">What is wrong about it, for people.</param>
internal sealed record Attempt(
    string What, string Method, Uri Address, byte[]? Body, string? ContentType, (string Name, string Value)[] Headers)
{
    /// <summary>
    /// The server itself refuses it, before anything of ours is asked: NUL in an address, a host that is none.
    /// </summary>
    public bool IsNoRequest => Address.OriginalString.Split('?')[0].Contains("%00", StringComparison.Ordinal)
        || Headers.Any(header => header.Name is "Host");

    public HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(new(Method), Address);
        if (Body is not null)
        {
            request.Content = new ByteArrayContent(Body);
            if (ContentType is not null)
            {
                request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
            }
        }

        foreach (var (name, value) in Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    /// <summary>The same for a terminal; the token is the visitor's.</summary>
    public string Curl(string who)
    {
        var line = new StringBuilder($"curl -i -X {Method} --path-as-is {Quoted(Address.OriginalString)}");
        line.Append($" -H \"Authorization: Bearer $TOKEN_OF_{who}\"");
        foreach (var (name, value) in Headers)
        {
            line.Append($" -H {Quoted($"{name}: {value}")}");
        }

        if (Body is not null)
        {
            line.Append($" -H {Quoted($"Content-Type:{(ContentType is null ? "" : $" {ContentType}")}")}");
            line.Append(Body.Length > 4000
                ? $" --data-binary @- # {Body.Length} bytes, from {Quoted(Encoding.Latin1.GetString(Body[..200]))} on"
                : $" --data-binary {Quoted(Encoding.Latin1.GetString(Body))}");
        }

        return line.ToString();
    }

    // As bash reads it, byte for byte.
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("$'");
        foreach (var one in text.All(c => c < 256) ? text : Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)))
        {
            quoted.Append(one is >= ' ' and <= '~' and not '\'' and not '\\' ? $"{one}" : $"\\x{(int)one:x2}");
        }

        return quoted.Append('\'').ToString();
    }
}
