using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.Features;

namespace ApecCard.Gateway.Proxy;

/// <summary>How large a request may be: a file for Documents up to 6 MB, everything else up to 1 MB.</summary>
public static class BodyLimits
{
    private const long Most = 1024 * 1024;
    private const long MostWithFile = 6 * 1024 * 1024;

    /// <summary>413 <c>too-large</c> to who says or sends more.</summary>
    public static void UseBodyLimits(this WebApplication app) => app.Use((http, next) =>
    {
        var most = http.Request.Path.StartsWithSegments("/api/documents") ? MostWithFile : Most;
        var tooLarge = http.Request.ContentLength > most;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
        {
            // Who is refused by the length alone must get the answer: the server then takes what is still being sent,
            // for a moment. With its own limit it would close the connection instead.
            body.MaxRequestBodySize = tooLarge ? null : most;
        }

        return tooLarge
            ? throw new ProblemException(
                StatusCodes.Status413PayloadTooLarge, "too-large", $"Send at most {most / Most} MB at once.")
            : next(http);
    });
}
