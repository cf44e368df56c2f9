using Microsoft.AspNetCore.Http;

namespace ApecCard.ServiceDefaults;

/// <summary>The stable codes of what is refused before a rule of the scheme is asked.</summary>
public static class ProblemCodes
{
    public const string InvalidInput = "invalid-input";
    public const string Malformed = "malformed";
    public const string ChangedMeanwhile = "changed-meanwhile";
    public const string AlreadyExists = "already-exists";

    /// <summary>The code of an answer that has none of its own.</summary>
    public static string Of(int? status) => status switch
    {
        StatusCodes.Status400BadRequest => InvalidInput,
        StatusCodes.Status401Unauthorized => "not-signed-in",
        StatusCodes.Status403Forbidden => "not-for-your-role",
        StatusCodes.Status404NotFound => "not-found",
        StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
        StatusCodes.Status413PayloadTooLarge => "too-large",
        StatusCodes.Status415UnsupportedMediaType => "unsupported-media-type",
        StatusCodes.Status429TooManyRequests => "too-many-requests",
        StatusCodes.Status502BadGateway or StatusCodes.Status503ServiceUnavailable => "unavailable",
        StatusCodes.Status504GatewayTimeout => "timed-out",
        _ => "unexpected",
    };
}
