namespace ApecCard.Delivery.Register;

/// <summary>An economy took back its grant of a case: kept, for a card may be made while this is on its way.</summary>
public sealed record Strike(Guid CaseId, string Economy, int CaseVersion, DateTimeOffset StruckAt);
