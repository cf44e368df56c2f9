using System.ComponentModel.DataAnnotations;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Offices;

/// <summary>
/// An administrator configures how an office hands its cards over, and where: a new version, told to the others; the
/// former ones stay. 400 names the field, and nothing changes; 412 when somebody configured it after the version in
/// If-Match.
/// </summary>
public static class ChangeHandoverChoices
{
    public record Request(
        [property: Required, MinLength(1)] HandoverMethod[] Methods,
        [property: Required, MaxLength(50)] IReadOnlyList<Point> ServicePoints,
        [property: Required, MaxLength(500)] string Reason);

    public record Point(
        [property: Required, RegularExpression("^[A-Za-z0-9-]{2,32}$")] string Code,
        [property: Required, MaxLength(64)] string ChineseName,
        [property: Required, MaxLength(64)] string EnglishName,
        [property: Required, MaxLength(200)] string Address,
        [property: Required, MaxLength(200)] string ChineseHours,
        [property: Required, MaxLength(200)] string EnglishHours,
        [property: MaxLength(500)] string? ChineseNotice = null,
        [property: MaxLength(500)] string? EnglishNotice = null,
        [property: Range(1, 100)] int? PlacesPerHalfHour = null);

    public static async Task<Ok<GetHandoverChoices.Response>> Handle(
        [RegularExpression("^[a-z][a-z0-9-]{0,31}$")] string office, Request request,
        [FromHeader(Name = "If-Match")] string? ifMatch, Caller caller, DeliveryDb db, TimeProvider clock,
        CancellationToken ct)
    {
        Check(request);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({ConfigureHandovers.Lock})", ct);
        var before = await db.FindChoicesAsync(office, ct);
        (before is null ? new(office, 0, [], []) : GetHandoverChoices.Response.Of(before)).MustBe(ifMatch);

        var now = clock.GetUtcNow();
        var choices = new HandoverConfiguration
        {
            Office = office,
            Version = (before?.Version ?? 0) + 1,
            Methods = [.. request.Methods.Distinct()],
            ServicePoints = [.. request.ServicePoints.Select(ServicePointOf)],
        }.PutInForce(now, caller.Subject, request.Reason);
        db.Add(choices);
        db.Publish(choices.Announce());
        db.Audit(caller.Subject, "handover-choices.configured", subject: office, now, request.Reason);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(GetHandoverChoices.Response.Of(choices));
    }

    private static ServicePoint ServicePointOf(Point point) => new(
        point.Code, point.ChineseName, point.EnglishName, point.Address, point.ChineseHours, point.EnglishHours,
        point.ChineseNotice, point.EnglishNotice, point.PlacesPerHalfHour);

    // What the attributes cannot say.
    private static void Check(Request request)
    {
        if (request.Methods.Contains(HandoverMethod.Collection) != request.ServicePoints.Count > 0)
        {
            throw new InvalidInputException(
                "servicePoints", "points.needed",
                "Where cards are collected there is a service point, and nowhere else.");
        }

        for (var i = 0; i < request.ServicePoints.Count; i++)
        {
            var point = request.ServicePoints[i];
            if (request.ServicePoints.Take(i).Any(other => other.Code == point.Code))
            {
                throw new InvalidInputException(
                    $"servicePoints[{i}].code", "points.code-twice", "Each point has a code of its own.");
            }

            if (string.IsNullOrWhiteSpace(point.ChineseNotice) != string.IsNullOrWhiteSpace(point.EnglishNotice))
            {
                throw new InvalidInputException(
                    $"servicePoints[{i}].englishNotice", "points.notice-both",
                    "A notice is given in Chinese and in English.");
            }
        }
    }
}
