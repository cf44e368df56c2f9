using System.Text.Json;
using ApecCard.Review.Cases;
using ApecCard.Review.PreClearances;

namespace ApecCard.Review.Tests.PreClearances;

/// <summary>What an economy sends: a CloudEvent as its own software writes it.</summary>
internal static class Said
{
    public const string At = "2026-05-04T17:00:00+08:00";

    public static byte[] Decided(
        ReviewCase review, string economy, string decision, int version, string? id = null, Guid? requestId = null) =>
        Json(economy, "decided", id, new
        {
            requestId = requestId ?? PreClearance.IdOf(review.Id, economy),
            caseId = review.Id,
            decision,
            version,
            decidedAt = At,
        });

    public static byte[] Queried(
        ReviewCase review, string economy, string question, int version, string? id = null) =>
        Json(economy, "queried", id, new
        {
            requestId = PreClearance.IdOf(review.Id, economy),
            caseId = review.Id,
            question,
            version,
            queriedAt = At,
        });

    public static byte[] Withdrawn(ReviewCase review, string economy, int version, string? id = null) =>
        Json(economy, "withdrawn", id, new
        {
            requestId = PreClearance.IdOf(review.Id, economy),
            caseId = review.Id,
            version,
            withdrawnAt = At,
        });

    private static byte[] Json(string economy, string type, string? id, object data) =>
        JsonSerializer.SerializeToUtf8Bytes(new
        {
            specversion = "1.0",
            id = id ?? Guid.NewGuid().ToString(),
            source = $"economy/{economy}",
            type = $"abtc.preclearance.{type}",
            data,
        });
}
