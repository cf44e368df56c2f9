using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ApecCard.ServiceDefaults;

internal static class Charsets
{
    private const string Utf8 = "utf-8";

    /// <summary>
    /// JSON is UTF-8 (RFC 8259, 8.1). Who says it is something else gets 415, before anybody looks for that charset;
    /// who says it in quotes is understood.
    /// </summary>
    public static void UseUtf8(this WebApplication app) => app.Use((http, next) =>
    {
        if (MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            && IsJson(type) && type.Charset.HasValue)
        {
            if (!HeaderUtilities.RemoveQuotes(type.Charset).Equals(Utf8, StringComparison.OrdinalIgnoreCase))
            {
                throw new ProblemException(
                    StatusCodes.Status415UnsupportedMediaType,
                    ProblemCodes.Of(StatusCodes.Status415UnsupportedMediaType), "JSON is written in UTF-8.");
            }

            type.Charset = Utf8; // the framework looks for a charset called "utf-8", quotes and all
            http.Request.ContentType = type.ToString();
        }

        return next(http);
    });

    private static bool IsJson(MediaTypeHeaderValue type) =>
        type.SubType.Equals("json", StringComparison.OrdinalIgnoreCase)
        || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase);
}
