namespace ApecCard.Delivery.Custody;

/// <summary>
/// One link in the chain of who had a card: who gave it, who took it, and when. A clerk is named by the account; of the
/// holder and who comes for them no name is kept here.
/// </summary>
/// <param name="What">What happened.</param>
/// <param name="GivenBy">As <c>clerk:…</c>, <c>holder</c>, <c>courier</c>.</param>
/// <param name="TakenBy">In the same words; <c>service-point:…</c> and <c>office:…</c> are places it lies at.</param>
/// <param name="Reference">The batch, the tracking number, or why it was laid aside.</param>
public sealed record CustodyStep(
    CustodyEvent What, string GivenBy, string TakenBy, DateTimeOffset At, string? Reference = null)
{
    public const string Courier = "courier", Holder = "holder", Representative = "representative";

    /// <summary>Neither the office, nor one of its clerks or service points.</summary>
    public static bool IsOutside(string hands) => hands is Courier or Holder or Representative;

    public static string Clerk(string account) => $"clerk:{account}";

    public static string ServicePoint(string servicePoint) => $"service-point:{servicePoint}";

    public static string Office(string office) => $"office:{office}";
}

/// <summary>What can happen to a card on its way through hands.</summary>
public enum CustodyEvent
{
    /// <summary>One clerk prepared its batch, another one released it.</summary>
    Made,

    /// <summary>It lies at its service point.</summary>
    LaidOut,

    /// <summary>The holder, or who came for them, has it.</summary>
    HandedOver,

    /// <summary>The courier has it.</summary>
    Mailed,

    /// <summary>The courier brought it back.</summary>
    CameBack,

    /// <summary>A clerk found it spoiled.</summary>
    LaidAside,

    /// <summary>The holder gave an old card back.</summary>
    Returned,

    /// <summary>Two clerks destroyed it.</summary>
    Destroyed,
}
