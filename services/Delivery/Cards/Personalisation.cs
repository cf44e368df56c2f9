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

    public static Personalisation Freeze(Guid cardId, PersonalData data, PersonalDataProtector protector) =>
        new() { CardId = cardId, Protected = protector.Protect(data) };

    public PersonalData Read(PersonalDataProtector protector) => protector.Unprotect<PersonalData>(Protected);
}
