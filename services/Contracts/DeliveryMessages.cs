namespace ApecCard.Contracts;

// Published by the Delivery service. CardVersion counts what happened to the card.

/// <summary>How cards of an office's cases may be handed over from now on, in full.</summary>
/// <param name="Version">Counts the configurations of this office: the higher one is the newer.</param>
public record HandoverChoicesConfigured(
    string Office, int Version, HandoverMethod[] Methods, ServicePointChoice[] ServicePoints);

/// <summary>A place where cards of an office are collected.</summary>
public record ServicePointChoice(string Code, string ChineseName, string EnglishName, string Address);

/// <summary>A card was produced; its back names exactly these economies. The last day it is valid is ExpiresOn.</summary>
public record CardProduced(
    Guid CaseId,
    Guid CardId,
    int CardVersion,
    string[] GrantedEconomies,
    DateOnly ExpiresOn,
    DateTimeOffset ProducedAt);

/// <summary>The courier has taken the card: it travels under this S10 number.</summary>
public record CardMailed(
    Guid CaseId, Guid CardId, int CardVersion, string TrackingNumber, DateTimeOffset MailedAt);

/// <summary>The card lies at the service point: the holder may come.</summary>
public record CardReadyForCollection(
    Guid CaseId, Guid CardId, int CardVersion, string ServicePoint, DateTimeOffset ReadyAt);

/// <summary>The service point handed the card over, after checking who came.</summary>
public record CardCollected(
    Guid CaseId, Guid CardId, int CardVersion, string ServicePoint, DateTimeOffset CollectedAt);

/// <summary>An economy took back its grant: the card counts there no more. What remains is listed.</summary>
public record CardEconomyStruck(
    Guid CaseId, Guid CardId, int CardVersion, string Economy, string[] RemainingEconomies, DateTimeOffset StruckAt);

/// <summary>The card is live no more, before its time.</summary>
/// <param name="Reason"><c>no-economy-left</c>, <c>renewed</c>.</param>
public record CardRevoked(Guid CaseId, Guid CardId, int CardVersion, string Reason, DateTimeOffset RevokedAt);

/// <summary>The last day of the card's validity has passed.</summary>
public record CardExpired(Guid CaseId, Guid CardId, int CardVersion, DateTimeOffset ExpiredAt);
