using System.ComponentModel.DataAnnotations;
using ApecCard.Payments.Charges;

namespace ApecCard.Payments.Checkout;

/// <summary>Settings of the section Public; a wrong one keeps the service from starting.</summary>
public sealed class PublicSettings : IValidatableObject
{
    /// <summary>The gateway's address as browsers and the payment provider know it.</summary>
    [Required]
    public Uri Url { get; set; } = new("http://localhost:5100");

    /// <summary>Where the provider tells us that a charge was paid.</summary>
    public Uri Callback => new(Url, "/api/payments/callbacks/provider");

    /// <summary>Where the browser goes after the cashier: the page of the case, or of the order.</summary>
    public Uri ReturnTo(Charge charge) =>
        new(Url, charge.OrderId is { } orderId ? $"/orders/{orderId}" : $"/cases/{charge.CaseId}");

    /// <summary>Where it goes when several were paid at once: the list of them.</summary>
    public Uri ReturnToAll => new(Url, "/payments");

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Url is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
        {
            yield return new("Public__Url must be an http or https address.", [nameof(Url)]);
        }
    }
}
