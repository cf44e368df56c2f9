using System.ComponentModel.DataAnnotations;

namespace ApecCard.Delivery.VirtualCards;

/// <summary>Settings of the section VirtualCards; a wrong one keeps the service from starting.</summary>
public sealed class VirtualCardSettings
{
    /// <summary>A new key is published so long before it signs: who was offline a while knows it in time.</summary>
    public static readonly TimeSpan PublishedAhead = TimeSpan.FromDays(7);

    [Range(8, 3650)]
    public int RotateAfterDays { get; set; } = 90;

    /// <summary>Whoever has had no newer list for so long must not rely on it any more.</summary>
    [Range(1, 168)]
    public int RevocationListHours { get; set; } = 24;
}
