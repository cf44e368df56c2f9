using System.Security.Cryptography;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Accounts;

/// <summary>
/// Under which a browser's window keeps what was typed and not saved yet. It is the same whenever the account signs in,
/// and the browser forgets it with the session: nobody else can read what the window still keeps.
/// </summary>
public static class GetWindowKey
{
    /// <param name="Key">32 bytes, in hexadecimal digits.</param>
    public record Response(string Key);

    /// <summary>The caller's. 404 for a system: it has no account.</summary>
    public static Results<Ok<Response>, NotFound> Handle(Caller caller, DerivedKeys keys)
    {
        if (!Guid.TryParse(caller.Subject, out var account))
        {
            return TypedResults.NotFound();
        }

        return TypedResults.Ok(new Response(
            Convert.ToHexStringLower(HMACSHA256.HashData(keys.For("window keys"), account.ToByteArray()))));
    }
}
