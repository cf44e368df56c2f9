using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using ApecCard.Identity.Tickets;
using ApecCard.ServiceDefaults;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.Identity.Letters;

/// <summary>Takes letters in the unit of work of what they tell, with the ticket their link is good for.</summary>
public sealed class Letterbox(IdentityDb db, PersonalDataProtector protector, LetterSecrets secrets)
{
    /// <summary>To an account, with the ticket.</summary>
    public Letter Write(LetterKind kind, string to, Guid accountId)
    {
        var letter = Write(kind, to);
        letter.AccountId = accountId;
        if (letter.Purpose is { } purpose)
        {
            db.Write(purpose, accountId, letter.WrittenAt, secrets.Of(letter));
        }

        return letter;
    }

    /// <summary>To whoever may have this address: LetterSender looks.</summary>
    public Letter Write(LetterKind kind, string to)
    {
        var now = TimeProvider.System.GetUtcNow();
        var letter = new Letter
        {
            Kind = kind,
            ProtectedTo = protector.Protect(to),
            WrittenAt = now,
            NextAttemptAt = now,
        };
        db.Add(letter);
        return letter;
    }
}

/// <summary>
/// The secret behind the # of a letter's link: 256 bits that only who has our key derives. So it need not be kept, and
/// a letter that is sent again says the same.
/// </summary>
public sealed class LetterSecrets(IConfiguration configuration, DerivedKeys keys)
{
    private readonly byte[] _links = keys.For("letters' links");
    private readonly byte[] _digits = keys.For("letters' digits");
    private readonly string _door = (configuration["Public:Url"] ?? "http://localhost:5100").TrimEnd('/');

    public string Of(Letter letter) =>
        Base64UrlEncoder.Encode(HMACSHA256.HashData(_links, letter.Id.ToByteArray()));

    /// <summary>Six digits, of a letter that asks for no page to be opened.</summary>
    public string DigitsOf(Guid letterId) =>
        (BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(_digits, letterId.ToByteArray())) % 1_000_000)
        .ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>The portal's page; the secret stands behind the #, which no server sees.</summary>
    public Uri LinkOf(Letter letter) => new($"{_door}/{PageOf(letter.Kind)}#{Of(letter)}");

    private static string PageOf(LetterKind kind) => kind switch
    {
        LetterKind.ResetPassword => "reset-password",
        LetterKind.InviteEnterprise or LetterKind.InviteAgent => "invitation",
        _ => "confirm-email",
    };
}
