using ApecCard.Contracts;
using ApecCard.Delivery.Applications;
using ApecCard.ServiceDefaults;

namespace ApecCard.Delivery.Cards;

/// <summary>
/// What is printed on the card and written on its envelope, as it was when the card was produced. Encrypted: read only
/// where it is used.
/// </summary>
public sealed class Personalisation
{
    public required Guid CardId { get; init; }
    public required byte[] Protected { get; init; }

    public static Personalisation Freeze(Card card, PersonalData data, PersonalDataProtector protector) => new()
    {
        CardId = card.Id,
        Protected = protector.Protect(new Imprint(
            data.Applicant, data.Mailing, Imprint.OurEconomy, card.ExpiresOn, card.GrantedEconomies, data.Portrait)),
    };

    public Imprint Read(PersonalDataProtector protector) => protector.Unprotect<Imprint>(Protected);
}

/// <summary>
/// Domain §1. The front: name, sex, economy, date of birth, expiry, signature, photo and passport number; the back: who
/// granted. Cards that were made before it was frozen here have economy, expiry and back in the register alone.
/// </summary>
/// <param name="Portrait">Photo and signature: which files they are, and their SHA-256.</param>
/// <param name="Mailing">What is written on the envelope; none for one to be collected.</param>
public sealed record Imprint(
    PersonalData.Person Applicant,
    PersonalData.Address? Mailing,
    string? Economy = null,
    DateOnly? ExpiresOn = null,
    string[]? Back = null,
    FrozenFile[]? Portrait = null)
{
    public const string OurEconomy = "CHN";
}
