namespace ApecCard.Applications.Cases;

/// <summary>Where a case stands. Only this is stored; the label that people see is derived (CaseLabels).</summary>
public readonly record struct CaseFacts(Stage Stage, Clearance Clearance, Card Card, Delivery Delivery);

/// <summary>In the order of the process, so that the past can be told.</summary>
public enum Stage
{
    Draft,
    PreliminaryReview,
    ForeignAffairsReview,
    AwaitingPayment,
    MinistryReview,
    Forwarded, // from here on the three facts speak
    Correction, // with the enterprise: how far it had come says who returned it
    Refused,
    Withdrawn,
    Lapsed,
}

/// <summary>What the economies have said.</summary>
public enum Clearance { NotStarted, InProgress, Complete, Withdrawn }

/// <summary>The card of the case; an early one names only the economies that had granted by then.</summary>
public enum Card { None, EarlyOrdered, EarlyIssued, FinalOrdered, FinalIssued, Revoked, Expired }

/// <summary>Where the card is.</summary>
public enum Delivery { None, Ready, Collected, Mailed }
