using System.ComponentModel.DataAnnotations;

namespace ApecCard.Payments.Checkout;

/// <summary>
/// Settings of the section Provider: the keys under which our requests are signed; a wrong one keeps the service from
/// starting. The secondary is for the time in which one key takes over from another.
/// </summary>
public sealed class ProviderSettings : IValidatableObject
{
    private const int ShortestSecret = 32;

    [Required, RegularExpression("[!-~]{1,100}")]
    public string KeyId { get; set; } = "apeccard";

    [Required, MinLength(ShortestSecret)]
    public string Secret { get; set; } = "";

    [RegularExpression("[!-~]{1,100}")]
    public string? SecondaryKeyId { get; set; }

    [MinLength(ShortestSecret)]
    public string? SecondarySecret { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (SecondaryKeyId is null != SecondarySecret is null)
        {
            yield return new(
                "Provider__SecondaryKeyId and Provider__SecondarySecret come together.", [nameof(SecondaryKeyId)]);
        }
    }
}
