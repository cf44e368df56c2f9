using System.ComponentModel.DataAnnotations;
using ApecCard.Contracts;
using ApecCard.Review.Calls;
using ApecCard.Review.Deadlines;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ApecCard.Review.Orders;

/// <summary>
/// The officer returns an order for correction, pinning fields and materials, each with a reason; a guidance call
/// becomes a task. Only what is pinned can be changed.
/// </summary>
public static class ReturnOrder
{
    public record Request([Required, Length(1, 60)] IReadOnlyList<Pin> Pins);

    /// <param name="Target">The path of a field or section of the order's form, or the code of a material.</param>
    /// <param name="Reason">What is wrong, in words the enterprise can act on.</param>
    public record Pin(
        [Required] PinKind? Kind, [Required, MaxLength(100)] string Target, [Required, MaxLength(1000)] string Reason);

    /// <summary>
    /// 200 with the review; 400 naming a pin that is nothing to correct; 409 and 412 as for an approval.
    /// </summary>
    public static async Task<Results<Ok<OrderView>, NotFound>> Handle(
        Guid orderId, Request request, [FromHeader(Name = "If-Match")] string? ifMatch, Caller caller, ReviewDb db,
        Calendars calendars, PersonalDataProtector protector, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FindOrderAsync(orderId, caller, ct) is not { } order)
        {
            return TypedResults.NotFound();
        }

        order.MustBe(ifMatch);
        if (request.Pins.DistinctBy(pin => pin.Target).Count() < request.Pins.Count)
        {
            throw new InvalidInputException("pins", "review.pinned-twice", "Pin each thing once.");
        }

        var now = clock.GetUtcNow();
        CorrectionPin[] pins = [.. request.Pins.Select(pin => new CorrectionPin(pin.Kind!.Value, pin.Target))];
        db.Publish(order.Return(pins, caller.Subject, await calendars.GetAsync(ct), now));
        db.AddRange(request.Pins.Select(pin => new PinnedOrderReason(
            orderId, order.Round, pin.Kind!.Value, pin.Target, protector.Protect(pin.Reason))));
        db.Add(GuidanceCall.Open(order, now));
        db.Audit(caller.Subject, "order.returned", subject: orderId.ToString(), now);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(OrderView.Of(order, caller));
    }
}
