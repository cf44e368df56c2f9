using ApecCard.Contracts;

namespace ApecCard.Delivery.Offices;

/// <summary>
/// How an office's cards may be handed over, and where. A version never changes; a newer one replaces it.
/// </summary>
public sealed class HandoverConfiguration
{
    public required string Office { get; init; }

    /// <summary>Counts the configurations of this office.</summary>
    public required int Version { get; init; }
    public required HandoverMethod[] Methods { get; init; }
    public required List<ServicePoint> ServicePoints { get; init; }

    public HandoverChoicesConfigured Announce() => new(Office, Version, Methods, [.. ServicePoints.Select(point =>
        new ServicePointChoice(point.Code, point.ChineseName, point.EnglishName, point.Address))]);
}

/// <summary>代办点: a place where cards are collected.</summary>
public sealed record ServicePoint(string Code, string ChineseName, string EnglishName, string Address);
