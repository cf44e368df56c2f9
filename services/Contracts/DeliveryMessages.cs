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
