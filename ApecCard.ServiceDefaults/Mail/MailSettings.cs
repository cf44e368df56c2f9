using System.ComponentModel.DataAnnotations;

namespace ApecCard.ServiceDefaults;

/// <summary>Settings of the section Mail; a wrong one keeps the service from starting.</summary>
public sealed class MailSettings : IValidatableObject
{
    /// <summary>The mail server, smtp://host:port; without one nothing is sent and mail waits.</summary>
    public string Server { get; set; } = "smtp://localhost:5126";

    /// <summary>Whether the connection must be encrypted (STARTTLS).</summary>
    public bool Tls { get; set; }

    public string? User { get; set; }
    public string? Password { get; set; }

    [Required, EmailAddress]
    public string From { get; set; } = "noreply@apeccard.example";

    [Range(1, 100)]
    public int TimeoutSeconds { get; set; } = 15;

    /// <summary>Mails sent at the same time.</summary>
    [Range(1, 50)]
    public int AtOnce { get; set; } = 4;

    public Uri? Address => Server is "" ? null : new(Server);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var isAddress = Uri.TryCreate(Server, UriKind.Absolute, out var address)
            && address is { Host.Length: > 0, Port: > 0 };
        if (Server is not "" && !isAddress)
        {
            yield return new("Mail__Server must be like smtp://host:port, or empty.", [nameof(Server)]);
        }
    }
}
