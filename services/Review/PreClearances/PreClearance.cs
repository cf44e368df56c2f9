using System.Security.Cryptography;
using System.Text;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Review.PreClearances;

/// <summary>One economy is asked to pre-clear the applicant of a case, and what it has said so far.</summary>
public sealed class PreClearance : IVersioned
{
    /// <summary>The request's id, by which the economy answers.</summary>
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required string Economy { get; init; }
    public required DateTimeOffset RequestedAt { get; init; }

    public PreClearanceDecision? Decision { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The version of the economy's word that counts; 0 until it has decided.</summary>
    public int Version { get; private set; }
    public uint RowVersion { get; private set; }

    public static PreClearance Request(Guid caseId, string economy, DateTimeOffset now) =>
        new() { Id = IdOf(caseId, economy), CaseId = caseId, Economy = economy, RequestedAt = now };

    /// <summary>Follows from the case and the economy, so that a repeated attempt asks under the same id.</summary>
    public static Guid IdOf(Guid caseId, string economy)
    {
        var hash = SHA256.HashData([.. caseId.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(economy)]);
        hash[6] = (byte)(0x80 | (hash[6] & 0x0F)); // RFC 9562: version 8, made by a rule of our own
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }

    /// <summary>An economy may change its mind: its word with the highest version counts, whenever it comes.</summary>
    public EconomyDecided? Record(PreClearanceDecision decision, int version, DateTimeOffset decidedAt)
    {
        if (version <= Version)
        {
            return null;
        }

        (Decision, Version, DecidedAt) = (decision, version, decidedAt);
        return new(CaseId, Economy, version, decision, decidedAt);
    }
}

/// <summary>
/// An economy's word as it came in: under this id it is taken once, and shows later what was said when.
/// </summary>
/// <param name="EventId">The CloudEvent's id, unique for the economy.</param>
public sealed record ReceivedDecision(
    string Economy,
    string EventId,
    Guid RequestId,
    int Version,
    PreClearanceDecision Decision,
    DateTimeOffset DecidedAt,
    DateTimeOffset ReceivedAt);
