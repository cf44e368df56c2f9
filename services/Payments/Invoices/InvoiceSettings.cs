using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Payments.Invoices;

/// <summary>
/// Settings of the section Invoices; a wrong one keeps the service from starting. There is no connection to a tax
/// authority's system: until its operator sees to that, every invoice is marked as a specimen.
/// </summary>
public sealed class InvoiceSettings : IValidatableObject
{
    private const string NobodysName = "亚太经合组织商务旅行卡办理中心（样本）";
    private const string NobodysNumber = "91310000MA0000000Y";

    /// <summary>Who issues the invoices.</summary>
    [Required, MaxLength(100)]
    public string SellerName { get; set; } = NobodysName;

    [Required, TaxpayerNumber]
    public string SellerTaxpayerNumber { get; set; } = NobodysNumber;

    /// <summary>Whether they are marked as no tax document.</summary>
    public bool Specimen { get; set; } = true;

    public Seller Seller => new(SellerName, SellerTaxpayerNumber, Specimen);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Specimen && (SellerName is NobodysName || SellerTaxpayerNumber is NobodysNumber))
        {
            yield return new(
                "Without Invoices__Specimen, Invoices__SellerName and Invoices__SellerTaxpayerNumber are the seller's.",
                [nameof(SellerName)]);
        }
    }
}
