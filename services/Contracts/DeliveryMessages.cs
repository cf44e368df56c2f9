namespace ApecCard.Contracts;

// Published by the Delivery service. CardVersion counts what happened to the card.

/// <summary>How cards of an office's cases may be handed over from now on, in full.</summary>
/// <param name="Version">Counts the configurations of this office: the higher one is the newer.</param>
public record HandoverChoicesConfigured(
    string Office, int Version, HandoverMethod[] Methods, ServicePointChoice[] ServicePoints);

/// <summary>A place where cards of an office are collected.</summary>
public record ServicePointChoice(string Code, string ChineseName, string EnglishName, string Address);

/// <summary>
/// A card was produced; its back names exactly these economies. The last day it is valid is ExpiresOn.
/// </summary>
/// <param name="CardNumber">CHN and nine digits.</param>
/// <param name="OrderId">The order that wanted it; none for the full card of the application.</param>
/// <param name="InsteadOf">The spoiled card it is made for.</param>
public record CardProduced(
    Guid CaseId,
    Guid CardId,
    int CardVersion,
    string[] GrantedEconomies,
    DateOnly ExpiresOn,
    DateTimeOffset ProducedAt,
    string? CardNumber = null,
    Guid? OrderId = null,
    Guid? InsteadOf = null);

/// <summary>A card that nobody has yet was spoiled and destroyed: another one will be produced.</summary>
public record CardSpoiled(Guid CaseId, Guid CardId, int CardVersion, DateTimeOffset DestroyedAt);

/// <summary>The courier has taken the card, for the first time or again: it travels under this S10 number.</summary>
public record CardMailed(
    Guid CaseId, Guid CardId, int CardVersion, string TrackingNumber, DateTimeOffset MailedAt);

/// <summary>The card lies at the service point: the holder may come.</summary>
public record CardReadyForCollection(
    Guid CaseId, Guid CardId, int CardVersion, string ServicePoint, DateTimeOffset ReadyAt);

/// <summary>The service point handed the card over, after checking who came.</summary>
public record CardCollected(
    Guid CaseId, Guid CardId, int CardVersion, string ServicePoint, DateTimeOffset CollectedAt);

/// <summary>The courier brought a mailed card back: it lies at the office, to be posted again or collected.</summary>
public record CardUndelivered(Guid CaseId, Guid CardId, int CardVersion, DateTimeOffset CameBackAt);

/// <summary>An old card was handed in.</summary>
/// <param name="OrderId">The order it was owed for.</param>
public record CardReturned(
    Guid CaseId, Guid CardId, int CardVersion, Guid OrderId, CardReturnMethod Method, DateTimeOffset ReturnedAt);

/// <summary>An old card is owed and late: the holder is reminded.</summary>
/// <param name="Reminder">1 is the first.</param>
public record CardReturnMissed(
    Guid CaseId, Guid CardId, int CardVersion, Guid OrderId, int Reminder, DateTimeOffset DueAt,
    DateTimeOffset RemindedAt);

/// <summary>An economy took back its grant: the card counts there no more. What remains is listed.</summary>
public record CardEconomyStruck(
    Guid CaseId, Guid CardId, int CardVersion, string Economy, string[] RemainingEconomies, DateTimeOffset StruckAt);

/// <summary>The card is live no more, before its time.</summary>
/// <param name="Reason"><c>no-economy-left</c>, <c>renewed</c>, <c>replaced</c>, <c>lost</c>, <c>cancelled</c>.</param>
public record CardRevoked(Guid CaseId, Guid CardId, int CardVersion, string Reason, DateTimeOffset RevokedAt);

/// <summary>The last day of the card's validity has passed.</summary>
public record CardExpired(Guid CaseId, Guid CardId, int CardVersion, DateTimeOffset ExpiredAt);
