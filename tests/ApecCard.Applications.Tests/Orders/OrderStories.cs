using ApecCard.Applications.Cases;
using ApecCard.Applications.Form;
using ApecCard.Applications.Orders;
using ApecCard.Contracts;

namespace ApecCard.Applications.Tests.Orders;

/// <summary>Cases and their orders brought to a point by their own methods.</summary>
public static class OrderStories
{
    public static readonly DateOnly Expiry = new(2031, 5, 4);
    public static readonly Guid EarlyCard = Guid.Parse("01890000-0000-7000-8000-00000000000e");
    public static readonly Guid NewCard = Guid.Parse("01890000-0000-7000-8000-00000000000f");

    /// <summary>APEC经济体审核中: one of three has granted.</summary>
    public static void SomeGranted(CaseFile caseFile)
    {
        Stories.InPreClearance(caseFile);
        caseFile.Grants("AUS");
    }

    public static void EarlyOrdered(CaseFile caseFile)
    {
        SomeGranted(caseFile);
        caseFile.Approves(caseFile.Submits(OrderKind.EarlyProduction));
    }

    /// <summary>审核中，已提前制卡, and the early card is with its holder.</summary>
    public static void WithEarlyCard(CaseFile caseFile)
    {
        EarlyOrdered(caseFile);
        caseFile.RecordCard(EarlyCard, Expiry, Stories.Today, caseFile.Orders[0].Id);
        caseFile.RecordHandover(EarlyCard, 2, Delivery.Collected, null, Stories.Today);
    }

    /// <summary>全部完成，已提前制卡.</summary>
    public static void CompleteAfterEarly(CaseFile caseFile)
    {
        WithEarlyCard(caseFile);
        caseFile.Grants("NZL");
        caseFile.Grants("SGP");
    }

    public static void Mailed(CaseFile caseFile) => MailedWith(caseFile, Forms.Complete(Stories.APerson()));

    public static void MailedUntil(CaseFile caseFile, DateOnly expiresOn) =>
        MailedWith(caseFile, Forms.Complete(Stories.APerson()), expiresOn: expiresOn);

    public static void MailedOf(CaseFile caseFile, byte[] person) =>
        MailedWith(caseFile, Forms.Complete(Stories.APerson()), person);

    public static void MailedWith(
        CaseFile caseFile, ApplicationForm form, byte[]? person = null, DateOnly? expiresOn = null)
    {
        caseFile.SaveForm(form, Stories.Today);
        caseFile.Submit(Stories.ANumber(), person ?? Guid.NewGuid().ToByteArray(), 1, [], Stories.Today);
        caseFile.PassPreliminaryReview(1, Stories.Today);
        caseFile.PassForeignAffairsReview(1, Stories.Today);
        caseFile.RecordPayment(Stories.Today);
        caseFile.PassMinistryReview(1, Stories.Today);
        caseFile.AskEconomies(Stories.Three, Stories.Today);
        Array.ForEach(Stories.Three, economy => caseFile.Grants(economy));
        caseFile.RecordCard(Stories.ACard, expiresOn ?? Expiry, Stories.Today);
        caseFile.Mail(Stories.ACard);
    }

    public static void Collected(CaseFile caseFile)
    {
        Stories.WithCard(caseFile);
        caseFile.RecordHandover(Stories.ACard, 2, Delivery.Collected, null, Stories.Today);
    }

    public static Order Starts(
        this CaseFile caseFile, OrderKind kind, OrderReason? reason = null, bool passportChanges = false)
    {
        var order = caseFile.StartOrder(kind, null, Stories.Today);
        order.SaveForm(Filled(caseFile, kind, reason, passportChanges));
        return order;
    }

    /// <summary>A form without a fault.</summary>
    public static OrderForm Filled(
        CaseFile caseFile, OrderKind kind, OrderReason? reason = null, bool passportChanges = false)
    {
        var business = Business.Of(kind);
        var form = OrderForm.For(caseFile, business, reason ?? business.Reasons.Cast<OrderReason?>().FirstOrDefault());
        return form with
        {
            PassportChanges = kind is OrderKind.Replacement ? passportChanges : null,
            Passport = kind is OrderKind.PassportChange || passportChanges ? NewPassport(caseFile) : null,
            Return = business.TakesCardBack && form.Reason is not OrderReason.CardLost
                ? new(CardReturnMethod.OnSite, "sp-1")
                : null,
            ReturnAcknowledged = business.TakesCardBack && form.Reason is not OrderReason.CardLost ? true : null,
        };
    }

    public static PassportSection NewPassport(CaseFile caseFile)
    {
        var person = caseFile.Form.Applicant!;
        return Forms.PassportOf(
            person.FamilyName!, person.GivenNames!, person.Sex!.Value, person.DateOfBirth!.Value,
            "P" + person.Passport!.Number![1..]);
    }

    public static Order Submits(
        this CaseFile caseFile, OrderKind kind, OrderReason? reason = null, bool passportChanges = false)
    {
        var order = caseFile.Starts(kind, reason, passportChanges);
        caseFile.HandsIn(order);
        return order;
    }

    public static object[] HandsIn(this CaseFile caseFile, Order order) =>
        [.. caseFile.SubmitOrder(order, [], Stories.Today)];

    public static object[] Approves(this CaseFile caseFile, Order order) =>
        [.. caseFile.RecordOrderReview(order, order.Round, OrderDecision.Approved, null, Stories.Today)];

    public static object[] Pays(this CaseFile caseFile, Order order) =>
        [.. caseFile.RecordPayment(order, Stories.Today)];
}
