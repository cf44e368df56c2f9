using System.Text.Json.Serialization;
using ApecCard.Applications.Cases;
using ApecCard.Applications.Enterprises;
using ApecCard.Applications.Form;
using ApecCard.Applications.Offices;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Orders;

/// <summary>An order as its enterprise and its officers see it: everything as it will be, or was, submitted.</summary>
/// <param name="Number">None while it is a draft.</param>
/// <param name="Steps">The steps of the wizard.</param>
/// <param name="PopUp">What is to be said before the form.</param>
/// <param name="ReturnNotice">What is to be ticked, unless the card is lost.</param>
/// <param name="Reasons">The reasons that can be given.</param>
/// <param name="Company">As the application has it: read-only.</param>
/// <param name="MaterialConditions">Which of the office's materials are asked for: conditions of Documents.</param>
/// <param name="GrantsAtClick">Who had granted when an early card was asked for.</param>
/// <param name="IsPaid">A fee is due once it is approved.</param>
/// <param name="OwesCard">The old card is still to be handed in.</param>
/// <param name="Problems">What a submission would refuse; only drafts and corrections have problems.</param>
/// <param name="EndReason">Why it ended by nobody's wish: one of OrderEnds.</param>
/// <param name="AvailableActions">What the enterprise may do now: the buttons.</param>
public record OrderView(
    Guid Id,
    string? Number,
    OrderKind Kind,
    string KindInChinese,
    string KindInEnglish,
    Guid CaseId,
    string CaseNumber,
    OrderState State,
    string StateInChinese,
    CaseView.WaitingView Waiting,
    IReadOnlyList<string> Steps,
    string? PopUp,
    string? ReturnNotice,
    IReadOnlyList<OrderReason> Reasons,
    string? Applicant,
    OrderView.CompanyView Company,
    OrderView.OfficeView Office,
    OrderForm Form,
    MaterialCondition[] MaterialConditions,
    string[] GrantsAtClick,
    bool IsPaid,
    decimal? FeeAmount,
    string? FeeCurrency,
    bool FeePaid,
    bool FeeRefunded,
    bool OwesCard,
    DateTimeOffset? CardReturnedAt,
    Guid? CardId,
    IReadOnlyList<FormProblem> Problems,
    OrderCorrection[] Corrections,
    GuidanceCall[] Calls,
    RefusalText? Refusal,
    string? EndReason,
    int Round,
    int Version,
    DateTimeOffset StartedAt,
    DateTimeOffset? SubmittedAt,
    OrderAction[] AvailableActions) : IVersioned
{
    /// <param name="ReportsDirectly">直办: it hands in what the office asks of those.</param>
    public record CompanyView(
        string Name, string Uscc, EnterpriseKind? Kind, Sector? Sector, string? Address, bool ReportsDirectly)
    {
        public static CompanyView Of(Enterprise enterprise, CaseFile caseFile)
        {
            var company = caseFile.Form.Company;
            return new(
                enterprise.Name, enterprise.Uscc, company?.Kind, company?.Sector, company?.Address,
                company?.ReportsDirectly is true);
        }
    }

    public record OfficeView(
        string Code, string? ChineseName, string? EnglishName, HandoverMethod[] HandoverMethods,
        ServicePointChoice[] ServicePoints);

    [JsonIgnore] // it goes out as the ETag
    public uint RowVersion { get; init; }

    /// <summary>As officers see it until it is disclosed to them (DisclosePersonalData).</summary>
    public OrderView Masked() => this with
    {
        Form = PersonalJson.Masked(Form),
        Corrections = [.. Corrections.Select(one => one with { Pins = Pins.Masked(one.Pins, typeof(OrderForm)) })],
    };

    public static OrderView Of(
        CaseFile caseFile, Order order, Enterprise enterprise, Office office, DateOnly today)
    {
        var (business, step) = (order.Business, OrderStep.Of(order));
        return new(
            order.Id,
            order.Number,
            order.Kind,
            business.Chinese,
            business.English,
            caseFile.Id,
            caseFile.Number!,
            order.State,
            OrderStates.Chinese(order.State),
            new(step.Who, order.WaitingSince, step.Chinese, step.English),
            business.Steps,
            business.PopUp(order),
            business.ReturnNotice,
            business.Reasons,
            caseFile.Form.Applicant?.ChineseName,
            CompanyView.Of(enterprise, caseFile),
            new(office.Code, office.ChineseName, office.EnglishName, office.HandoverMethods, office.ServicePoints),
            order.Form,
            OrderMaterials.ConditionsOf(order),
            order.GrantsAtClick,
            business.IsPaid,
            order.FeeAmount,
            order.FeeCurrency,
            order.FeePaid,
            order.FeeRefunded,
            order.OwesCard,
            order.CardReturnedAt,
            order.CardId,
            order.Allows(OrderAction.EditForm) ? OrderCheck.Problems(caseFile, order, office, today) : [],
            order.Corrections,
            order.Calls,
            RefusalText.Of(order.RefusalReason),
            order.EndReason,
            order.Round,
            order.Version,
            order.StartedAt,
            order.SubmittedAt,
            [.. order.Available])
        { RowVersion = order.RowVersion };
    }
}

/// <summary>An order on a case's page.</summary>
public record OrderSummary(
    Guid Id, string? Number, OrderKind Kind, string KindInChinese, OrderState State, string StateInChinese,
    DateTimeOffset StartedAt, DateTimeOffset? SubmittedAt)
{
    public static OrderSummary Of(Order order) => new(
        order.Id, order.Number, order.Kind, order.Business.Chinese, order.State, OrderStates.Chinese(order.State),
        order.StartedAt, order.SubmittedAt);
}

/// <summary>A business that a case offers: a button.</summary>
public record BusinessOffer(OrderKind Kind, string Chinese, string English)
{
    public static BusinessOffer[] Of(CaseFile caseFile) =>
    [
        .. caseFile.OfferedBusinesses
            .Select(business => new BusinessOffer(business.Kind, business.Chinese, business.English)),
    ];
}
