using ApecCard.Applications.Cases;
using ApecCard.Applications.Form;
using ApecCard.Applications.Offices;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Orders;

/// <summary>
/// Reads an order's form as the office will: everything that is missing or wrong, each beside its field.
/// </summary>
public static class OrderCheck
{
    private const string Applicant = "applicant.";
    private const string Passport = Applicant + "passport.";

    // What the scheme has a word of its own for.
    private static readonly (string Field, string Problem, string Code)[] _rules =
    [
        ("returnAcknowledged", "missing", "order.return-not-acknowledged"),
        ("return.method", "missing", "order.return-missing"),
        ("handover.method", "not-offered", "order.handover-not-offered"),
    ];

    /// <param name="office">The case's office, if it is open.</param>
    /// <param name="today">The day in Asia/Shanghai.</param>
    public static IReadOnlyList<FormProblem> Problems(CaseFile caseFile, Order order, Office? office, DateOnly today)
    {
        var (form, business, check) = (order.Form, order.Business, new FormCheck());
        if (business.Reasons.Count > 0 && check.Present("reason", form.Reason)
            && !business.Reasons.Contains(form.Reason!.Value))
        {
            check.Say("reason", "unknown", "该业务没有这个原因。", "This is no reason of this business.");
        }

        if (business.AsksContact)
        {
            check.Present("contactName", form.ContactName);
            check.MobileNumber("contactPhone", form.ContactPhone);
        }

        if (business.TakesCardBack && !order.IsForLostCard)
        {
            Return(form, office, check);
        }

        if (business.MakesCard)
        {
            check.Handover(form.Handover ?? new(), office);
        }

        business.Check(caseFile, form, check);
        return [.. check.Found, .. business.HasPassport(form) ? NewPassport(caseFile, form, today) : []];
    }

    /// <exception cref="RuleViolationException">What the scheme has a rule for, as the tick.</exception>
    /// <exception cref="InvalidInputException">Everything else that is missing or wrong.</exception>
    public static void RequireNone(IReadOnlyList<FormProblem> problems)
    {
        foreach (var (field, problem, code) in _rules)
        {
            if (problems.FirstOrDefault(one => one.Field == field && one.Code == problem) is { } violated)
            {
                throw new RuleViolationException(code, violated.English) { Extensions = { ["problems"] = problems } };
            }
        }

        if (problems.Count > 0)
        {
            throw FormProblem.Refusal(problems);
        }
    }

    private static void Return(OrderForm form, Office? office, FormCheck check)
    {
        if (form.Return?.Method is null)
        {
            check.Say("return.method", "missing", "请选择交还原卡的方式：现场交卡或邮寄交卡。",
                "Say how the old card comes back: on site or by mail.");
        }

        if (form.Return is { Method: CardReturnMethod.OnSite } onSite
            && check.Present("return.servicePoint", onSite.ServicePoint)
            && office is not null && office.ServicePoints.All(point => point.Code != onSite.ServicePoint))
        {
            check.Say("return.servicePoint", "unknown", "没有这个代办点。", "The office has no such service point.");
        }

        if (form.ReturnAcknowledged is not true)
        {
            check.Say("returnAcknowledged", "missing", "请勾选“需交还原 APEC 卡，我已知晓”。",
                "Tick that the old card is to be handed in; only a lost card is not.");
        }
    }

    // The new passport against its own machine-readable zone, and against the person, who stays the same.
    private static IEnumerable<FormProblem> NewPassport(CaseFile caseFile, OrderForm form, DateOnly today)
    {
        var person = caseFile.Form.Applicant!;
        foreach (var problem in PassportCheck.Problems(person with { Passport = form.Passport }, today))
        {
            yield return problem with
            {
                Field = problem.Field.StartsWith(Passport, StringComparison.Ordinal)
                    ? problem.Field[Applicant.Length..]
                    : "passport.mrzLine1", // it says another name, sex or date of birth
            };
        }

        if (form.Passport?.Number is { Length: > 0 } number && number == person.Passport?.Number)
        {
            yield return new("passport.number", "unchanged", "这是原护照号码，请填写新护照。",
                "This is the number of the old passport: give the new one.");
        }
    }
}
