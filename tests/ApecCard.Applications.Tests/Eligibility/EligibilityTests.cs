using System.Net;
using ApecCard.Applications.Eligibility;
using ApecCard.Applications.Form;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Applications.Tests.Eligibility;

/// <summary>Who may apply where: data per office, told in plain words before the submission.</summary>
[Collection(nameof(TheService))]
public class EligibilityTests(ApplicationsService service)
{
    private static readonly DateOnly _today = new(2026, 5, 4);

    public static TheoryData<EligibilityRule, ApplicationForm, string> Failures => new()
    {
        { new(RuleKind.EnterpriseKind, Allowed: ["StateOwned"]), Forms.Complete(), "company.kind" },
        { new(RuleKind.Sector, Allowed: ["Law"]), Forms.Complete(), "company.sector" },
        { new(RuleKind.StaffCategory, Allowed: ["Manager"]), Forms.Complete(), "applicant.staffCategory" },
        { new(RuleKind.ApecTradeOrContracts, 2_000_000), Forms.Complete(), "company.apecTrade" },
        {
            new(RuleKind.TaxCredit, Allowed: ["A"]),
            Company(c => c with { TaxCredit = TaxCredit.B }),
            "company.taxCredit"
        },
        { new(RuleKind.Employees, 41), Forms.Complete(), "company.employees" },
        { new(RuleKind.PassportMonths, 120), Forms.Complete(), "applicant.passport.expiresOn" },
        { new(RuleKind.InsuredMonths, 25), Forms.Complete(), "applicant.insuredMonths" },
        {
            new(RuleKind.NoCriminalRecord),
            Forms.With(a => a with { CriminalRecord = true }),
            "applicant.criminalRecord"
        },
        { new(RuleKind.NoRefusal), Forms.With(a => a with { RefusedByEconomy = true }), "applicant.refusedByEconomy" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void A_rule_that_fails_says_so_beside_its_field_in_both_languages(
        EligibilityRule rule, ApplicationForm form, string field)
    {
        var problem = EligibilityCheck.Problem(rule, form, _today)!;
        Assert.Equal(field, problem.Field);
        Assert.True(problem.Chinese.Length > 8 && problem.English.Length > 20);
    }

    [Fact]
    public void Service_contracts_stand_in_for_trade() => Assert.Null(EligibilityCheck.Problem(
        new(RuleKind.ApecTradeOrContracts, 2_000_000),
        Company(c => c with { ServiceContracts = true, ApecTrade = null }), _today));

    [Fact]
    public async Task A_new_version_holds_for_submissions_from_then_on_and_its_history_tells_who_and_why()
    {
        var administrator = service.As(Roles.Administrator, subject: "admin-7");
        var draft = await service.ACase(c => c.SaveForm(
            Forms.Complete(Stories.APerson(), office: "beijing", handover: Contracts.HandoverMethod.Collection), Stories.Today));
        var before = (await administrator.GetFromJsonAsync<GetEligibility.Response>(
            "/offices/beijing/eligibility-rules", Json.Options))!;
        var change = new
        {
            version = before.Version,
            rules = new[] { new { kind = "Employees", least = 1000 } },
            reason = "Large firms only.",
        };

        Assert.Equal(HttpStatusCode.OK, (await Put(administrator, change)).StatusCode);
        await Refusal.Is(HttpStatusCode.PreconditionFailed, "changed-meanwhile", await Put(administrator, change));

        await Refusal.IsAbout(
            "company.employees", await service.Owner(draft).PostAsync($"/cases/{draft.Id}/submission", null));
        var history = await administrator.GetFromJsonAsync<EligibilityRules[]>(
            "/offices/beijing/eligibility-rules/history", Json.Options);
        Assert.Equal(("admin-7", "Large firms only."), (history![0].ChangedBy, history[0].Reason));
        var back = new { version = before.Version + 1, rules = Array.Empty<object>(), reason = "Back." };
        Assert.Equal(HttpStatusCode.OK, (await Put(administrator, back)).StatusCode);
    }

    [Theory]
    [InlineData("Employees", null, "rules[0]")]
    [InlineData("TaxCredit", "E", "rules[0]")]
    [InlineData("Sector", "Piracy", "rules[0]")]
    public async Task A_rule_that_makes_no_sense_is_refused(string kind, string? allowed, string field) =>
        await Refusal.IsAbout(field, await Put(service.As(Roles.Administrator), new
        {
            version = 1,
            rules = new[] { new { kind, allowed = allowed is null ? null : new[] { allowed } } },
            reason = "Why not.",
        }));

    [Fact]
    public async Task Only_administrators_change_the_rules()
    {
        var mine = new { version = 1, rules = Array.Empty<object>(), reason = "Mine." };
        var answer = await Put(service.As(Roles.PreliminaryOfficer, office: "beijing"), mine);
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role", answer);
    }

    private static Task<HttpResponseMessage> Put(HttpClient http, object change) =>
        http.PutAsJsonAsync("/offices/beijing/eligibility-rules", change);

    private static ApplicationForm Company(Func<CompanySection, CompanySection> change)
    {
        var form = Forms.Complete();
        return form with { Company = change(form.Company!) };
    }
}
