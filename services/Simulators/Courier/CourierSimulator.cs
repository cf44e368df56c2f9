namespace ApecCard.Simulators.Courier;

/// <summary>
/// The courier: books shipments under EMS numbers (UPU S10) and calls back, signed, when it has taken one over, while
/// it travels and when it is delivered, or brought back: POST /shipments/{trackingNumber}/return turns one back. What
/// it knows is forgotten at a restart. Behaviour: DelayMs, FailNext and FailRate disturb bookings, DelayMs also
/// callbacks; Repeat sends each callback again; Refuse lists the cities that are not served (422).
/// </summary>
public static class CourierSimulator
{
    public sealed record BookingRequest(
        string? Reference, string? Recipient, string? Phone, string? Province, string? City, string? Street,
        string? Postcode, Uri? Callback)
    {
        public override string ToString() => nameof(BookingRequest); // never into a log
    }

    public sealed record Booked(string TrackingNumber);

    public static Action<WebApplication> Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Shipments>().AddSingleton<Callbacks>();
        return app =>
        {
            app.MapGet("/.well-known/jwks.json", (SigningKey key) => key.Jwks());
            app.MapPost("/shipments", Book).Disturbed();
            app.MapGet("/shipments/{trackingNumber}", (string trackingNumber, Shipments shipments) =>
                shipments.Find(trackingNumber) is { } shipment ? Results.Ok(shipment.Tracking) : Results.NotFound());
            app.MapPost("/shipments/{trackingNumber}/return", Return);
        };
    }

    private static IResult Return(string trackingNumber, Shipments shipments, Callbacks callbacks)
    {
        if (shipments.Find(trackingNumber) is not { } shipment)
        {
            return Results.NotFound();
        }

        if (shipment.TurnBack())
        {
            callbacks.Return(shipment);
        }

        return Results.Accepted();
    }

    private static IResult Book(
        BookingRequest request, HttpRequest http, Shipments shipments, Callbacks callbacks, Behaviour behaviour)
    {
        if (request is not
            {
                Reference.Length: > 0, Recipient.Length: > 0, Phone.Length: > 0, Province.Length: > 0, City.Length: > 0,
                Street.Length: > 0, Callback.IsAbsoluteUri: true,
            })
        {
            return Results.Problem("Reference, address and callback are needed.", statusCode: 400);
        }

        if (behaviour.Refuses(request.City))
        {
            return Results.Problem("This city is not served.", statusCode: 422);
        }

        var key = http.Headers["Idempotency-Key"].ToString() is { Length: > 0 } given ? given : request.Reference;
        var (shipment, isNew) = shipments.Book(key, request.Reference, request.Callback);
        if (shipment.Reference != request.Reference)
        {
            return Results.Problem("This Idempotency-Key was used for another shipment.", statusCode: 422);
        }

        if (isNew)
        {
            callbacks.Start(shipment);
        }

        return Results.Created($"/shipments/{shipment.TrackingNumber}", new Booked(shipment.TrackingNumber));
    }
}
