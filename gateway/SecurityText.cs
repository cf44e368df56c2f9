namespace ApecCard.Gateway;

/// <summary>Whom to tell of a weakness (RFC 9116), where the operator publishes an address.</summary>
public static class SecurityText
{
    private static readonly TimeSpan _good = TimeSpan.FromDays(90);

    /// <summary>Security__Contact: <c>mailto:security@…</c>, or a page; without it there is no such text: 404.</summary>
    public static void MapSecurityText(this WebApplication app)
    {
        if (app.Configuration["Security:Contact"] is not { Length: > 0 } contact)
        {
            app.MapGet("/.well-known/security.txt", () => TypedResults.NotFound())
                .AllowAnonymous().ExcludeFromDescription();
            return;
        }

        if (!Uri.TryCreate(contact, UriKind.Absolute, out var address) || address.Scheme is not ("mailto" or "https"))
        {
            throw new InvalidOperationException("Security__Contact must begin with mailto: or https://.");
        }

        app.MapGet("/.well-known/security.txt", (TimeProvider clock) => TypedResults.Text(
            $"Contact: {address}\nExpires: {clock.GetUtcNow() + _good:yyyy-MM-ddTHH:mm:ssZ}\nPreferred-Languages: zh, en\n"))
            .AllowAnonymous().ExcludeFromDescription();
    }
}
