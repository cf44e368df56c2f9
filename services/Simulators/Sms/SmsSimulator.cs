namespace ApecCard.Simulators.Sms;

/// <summary>
/// Everybody's telephone: takes text messages over POST /messages for any number and shows them on a page and over
/// GET /messages?to=. Under the same Idempotency-Key it is the same message. What it has is forgotten at a restart.
/// Behaviour: DelayMs, FailNext and FailRate disturb the taking; Refuse lists the numbers that do not exist (422).
/// </summary>
public static class SmsSimulator
{
    public sealed record Sms(string? To, string? Text)
    {
        public override string ToString() => nameof(Sms); // never into a log
    }

    public static Action<WebApplication> Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Telephones>();
        return app =>
        {
            app.MapGet("/", (string? to, Telephones telephones) => SmsPage.Of(telephones.Find(to is "" ? null : to)));
            app.MapGet("/messages", (string? to, Telephones telephones) => telephones.Find(to));
            app.MapPost("/messages", Take).Disturbed();
        };
    }

    private static IResult Take(Sms sms, HttpRequest http, Telephones telephones, Behaviour behaviour)
    {
        if (string.IsNullOrWhiteSpace(sms.To) || string.IsNullOrWhiteSpace(sms.Text))
        {
            return Results.Problem("A number and a text are needed.", statusCode: 400);
        }

        if (behaviour.Refuses(sms.To))
        {
            return Results.Problem("There is no such number.", statusCode: 422);
        }

        telephones.Take(http.Headers["Idempotency-Key"].ToString(), sms.To, sms.Text);
        return Results.Accepted();
    }
}
