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

    /// <summary>The administrator's account; none when it came with handover-choices.json.</summary>
    public string? ConfiguredBy { get; private set; }
    public DateTimeOffset? ConfiguredAt { get; private set; }
    public string? Reason { get; private set; }

    /// <summary>Notes who put it in force, when and why.</summary>
    public HandoverConfiguration PutInForce(DateTimeOffset now, string? by = null, string? reason = null)
    {
        (ConfiguredAt, ConfiguredBy, Reason) = (now, by, reason);
        return this;
    }

    public HandoverChoicesConfigured Announce() => new(Office, Version, Methods, [.. ServicePoints.Select(point =>
        new ServicePointChoice(point.Code, point.ChineseName, point.EnglishName, point.Address))]);
}

/// <summary>代办点: a place where cards are collected.</summary>
/// <param name="ChineseNotice">取卡须知: what a holder should know before they come, in Chinese.</param>
/// <param name="PlacesPerHalfHour">So many holders can book the same half-hour; the usual number when it is not
/// said.</param>
public sealed record ServicePoint(
    string Code,
    string ChineseName,
    string EnglishName,
    string Address,
    string? ChineseHours = null,
    string? EnglishHours = null,
    string? ChineseNotice = null,
    string? EnglishNotice = null,
    int? PlacesPerHalfHour = null)
{
    public const int UsualPlaces = 4;
}
