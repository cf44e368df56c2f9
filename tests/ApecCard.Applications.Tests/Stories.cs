using ApecCard.Applications.Cases;
using ApecCard.Applications.Offices;
using ApecCard.Contracts;

namespace ApecCard.Applications.Tests;

/// <summary>Cases brought to a point by their own methods, so that they can exist.</summary>
public static class Stories
{
    public static readonly DateTimeOffset Today = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);
    public static readonly string[] Three = ["AUS", "NZL", "SGP"];
    public static readonly Guid ACard = Guid.Parse("01890000-0000-7000-8000-000000000001");

    private static int _last;
    private static int _people;

    /// <summary>The stories of the main job, each beginning with the one before.</summary>
    public static IReadOnlyList<(Stage Stage, Action<CaseFile> Story)> InOrder { get; } =
    [
        (Stage.Draft, Filled),
        (Stage.PreliminaryReview, InPreliminaryReview),
        (Stage.ForeignAffairsReview, InForeignAffairsReview),
        (Stage.AwaitingPayment, AwaitingPayment),
        (Stage.MinistryReview, InMinistryReview),
        (Stage.Forwarded, InPreClearance),
        (Stage.Correction, InCorrection),
        (Stage.Refused, Refused),
        (Stage.Withdrawn, Withdrawn),
        (Stage.Lapsed, Lapsed),
    ];

    public static CaseFile A(Action<CaseFile>? story = null, Guid? enterpriseId = null)
    {
        var caseFile = CaseFile.Start(enterpriseId ?? Guid.NewGuid(), Today);
        story?.Invoke(caseFile);
        return caseFile;
    }

    public static void Filled(CaseFile caseFile) => caseFile.SaveForm(Forms.Complete(APerson()), Today);

    public static void InPreliminaryReview(CaseFile caseFile)
    {
        Filled(caseFile);
        Submitted(caseFile);
    }

    /// <summary>As its form is.</summary>
    public static void Submitted(CaseFile caseFile) => caseFile.Submit(
        ANumber(), Guid.NewGuid().ToByteArray(), 1, [new("photo", Guid.NewGuid(), new('0', 64))], Today);

    public static void InForeignAffairsReview(CaseFile caseFile)
    {
        InPreliminaryReview(caseFile);
        caseFile.PassPreliminaryReview(1, Today);
    }

    public static void AwaitingPayment(CaseFile caseFile)
    {
        InForeignAffairsReview(caseFile);
        caseFile.PassForeignAffairsReview(1, Today);
    }

    public static void InMinistryReview(CaseFile caseFile)
    {
        AwaitingPayment(caseFile);
        caseFile.RecordPayment(Today);
    }

    public static void Forwarded(CaseFile caseFile)
    {
        InMinistryReview(caseFile);
        caseFile.PassMinistryReview(1, Today);
    }

    public static void InPreClearance(CaseFile caseFile)
    {
        Forwarded(caseFile);
        caseFile.AskEconomies(Three, Today);
    }

    public static void InCorrection(CaseFile caseFile)
    {
        InPreliminaryReview(caseFile);
        caseFile.Returns(Stage.PreliminaryReview, "applicant.travelNeed", "photo");
    }

    public static void Withdrawn(CaseFile caseFile)
    {
        InPreliminaryReview(caseFile);
        caseFile.Withdraw("not needed", Today);
    }

    public static void Lapsed(CaseFile caseFile)
    {
        InCorrection(caseFile);
        caseFile.Lapse(Today);
    }

    public static void Refused(CaseFile caseFile)
    {
        InPreClearance(caseFile);
        Array.ForEach(Three, economy => caseFile.Refuses(economy));
    }

    public static void InProduction(CaseFile caseFile)
    {
        InPreClearance(caseFile);
        Array.ForEach(Three, economy => caseFile.Grants(economy));
    }

    public static void WithCard(CaseFile caseFile)
    {
        InProduction(caseFile);
        caseFile.RecordCard(ACard, new DateOnly(2031, 5, 4), Today);
    }

    /// <summary>An officer at this stage pins these: what has a dot, or is a section's name, is a field.</summary>
    public static void Returns(this CaseFile caseFile, Stage stage, params string[] targets) =>
        caseFile.RequestCorrection(
            stage,
            caseFile.Round,
            targets.Select(target => (
                new CorrectionPin(
                    target.Contains('.', StringComparison.Ordinal) ? PinKind.Field : PinKind.Material, target),
                $"Look at {target} again.")),
            Today);

    public static object[] Grants(this CaseFile caseFile, string economy, int version = 1) =>
        [.. caseFile.RecordWord(new(economy, EconomyAnswer.Granted, version, Today))];

    public static object[] Refuses(this CaseFile caseFile, string economy, int version = 1) =>
        [.. caseFile.RecordWord(new(economy, EconomyAnswer.Refused, version, Today))];

    public static object[] Withdraws(this CaseFile caseFile, string economy, int version = 2) =>
        [.. caseFile.RecordWord(new(economy, EconomyAnswer.Withdrawn, version, Today))];

    /// <summary>An office that offers these ways of handover, all if none is named.</summary>
    public static Office AnOffice(string code = "shanghai", params HandoverMethod[] methods)
    {
        var office = new Office { Code = code };
        office.Configure(new ReviewOfficeConfigured(code, 1, "办理机构", "Review office"));
        office.Configure(new HandoverChoicesConfigured(
            code, 1, methods is [] ? Enum.GetValues<HandoverMethod>() : methods,
                [new("sp-1", "代办点", "Service point", "1 Road")]));
        return office;
    }

    /// <summary>A card was made; its back names who has granted.</summary>
    public static object[] RecordCard(
        this CaseFile caseFile, Guid cardId, DateOnly expiresOn, DateTimeOffset at, Guid? orderId = null) =>
        [.. caseFile.RecordCard(new(
            caseFile.Id, cardId, 1, caseFile.GrantedEconomies, expiresOn, at, "CHN000000015", orderId))];

    public static void Mail(this CaseFile caseFile, Guid cardId, string trackingNumber = "EA123456785CN") =>
        caseFile.RecordHandover(cardId, 2, Delivery.Mailed, trackingNumber, Today);

    // One person has one open application: every story is of another.
    public static int APerson() => Interlocked.Increment(ref _people);

    // In a year of its own: the service gives out numbers, too.
    public static string ANumber() => $"APEC20200101{Interlocked.Increment(ref _last):D6}";
}
