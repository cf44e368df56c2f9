namespace ApecCard.Payments.Refunds;

/// <summary>Settings of the section Refunds.</summary>
public sealed class RefundSettings
{
    /// <summary>
    /// The fee of a refused application is given back. By default it is not: the reviews it pays for were done.
    /// </summary>
    public bool WhenRefused { get; set; }
}
