using ApecCard.Applications.Cases;
using ApecCard.Applications.Form;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Orders;

/// <summary>
/// One of the four businesses that follow an application: when it is offered, what it asks for, and what it does to
/// the card and to the case (DOMAIN §4, S2). One file each.
/// </summary>
public abstract class Business(OrderKind kind, string code, string chinese, string english)
{
    public static readonly IReadOnlyList<Business> All =
        [new EarlyProduction(), new Replacement(), new PassportChange(), new Cancellation()];

    public OrderKind Kind { get; } = kind;

    /// <summary>The last part of an order's number: ta, hb, hz, zx.</summary>
    public string Code { get; } = code;

    public string Chinese { get; } = chinese;
    public string English { get; } = english;

    /// <summary>The labels at which a case offers it.</summary>
    public abstract IReadOnlyList<CaseLabel> Labels { get; }

    /// <summary>The reasons that can be given; none when it asks for none.</summary>
    public virtual IReadOnlyList<OrderReason> Reasons => [];

    /// <summary>A fee is due when it is approved.</summary>
    public virtual bool IsPaid => false;

    /// <summary>There is a step 取卡方式: a card is made and handed over.</summary>
    public virtual bool MakesCard => false;

    /// <summary>
    /// The old card is to be handed in, unless it is lost: what is ticked then. None when there is no card.
    /// </summary>
    public virtual string? ReturnNotice => null;

    public bool TakesCardBack => ReturnNotice is not null;

    /// <summary>It asks whom to telephone.</summary>
    public virtual bool AsksContact => true;

    /// <summary>What pops up before the form.</summary>
    public virtual string? PopUp(Order order) => null;

    /// <summary>The steps of its wizard, in the guide's words.</summary>
    public IReadOnlyList<string> Steps =>
        MakesCard ? ["在线填表", "上传材料", "取卡方式", "信息确认"] : ["在线填表", "上传材料", "信息确认"];

    public static Business Of(OrderKind kind) => All.Single(business => business.Kind == kind);

    /// <summary>Whether a new passport is told with the order.</summary>
    public virtual bool HasPassport(OrderForm form) => false;

    /// <summary>Why the case does not allow it at present, where its label does.</summary>
    public virtual RuleViolationException? WhyNot(CaseFile caseFile) => null;

    /// <summary>What else is wrong with the form, beside what all businesses look at.</summary>
    public virtual void Check(CaseFile caseFile, OrderForm form, FormCheck check)
    {
    }

    /// <summary>What the submission does at once; what the others are to hear.</summary>
    public virtual IEnumerable<object> WhenSubmitted(CaseFile caseFile, Order order, DateTimeOffset now) => [];

    /// <summary>What the approval does.</summary>
    public abstract IEnumerable<object> WhenApproved(CaseFile caseFile, Order order, DateTimeOffset now);

    /// <summary>What the payment does; only of a business that is paid.</summary>
    public virtual IEnumerable<object> WhenPaid(CaseFile caseFile, Order order, DateTimeOffset now) => [];
}
