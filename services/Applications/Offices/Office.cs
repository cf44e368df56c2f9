using ApecCard.Contracts;

namespace ApecCard.Applications.Offices;

/// <summary>
/// What a form needs to know of a review office: kept as Review and Delivery configure it, whichever speaks first.
/// </summary>
public sealed class Office
{
    public required string Code { get; init; }
    public string? ChineseName { get; private set; }
    public string? EnglishName { get; private set; }
    public HandoverMethod[] HandoverMethods { get; private set; } = [];
    public ServicePointChoice[] ServicePoints { get; private set; } = [];
    public int ReviewVersion { get; private set; }
    public int DeliveryVersion { get; private set; }

    /// <summary>Both have spoken: cases can be submitted to it.</summary>
    public bool IsOpen => ReviewVersion > 0 && DeliveryVersion > 0;

    public void Configure(ReviewOfficeConfigured office)
    {
        if (office.Version > ReviewVersion)
        {
            (ReviewVersion, ChineseName, EnglishName) = (office.Version, office.ChineseName, office.EnglishName);
        }
    }

    public void Configure(HandoverChoicesConfigured choices)
    {
        if (choices.Version > DeliveryVersion)
        {
            (DeliveryVersion, HandoverMethods, ServicePoints) =
                (choices.Version, choices.Methods, choices.ServicePoints);
        }
    }
}
