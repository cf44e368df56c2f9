using System.Globalization;
using ApecCard.Applications.Form;

namespace ApecCard.Applications.Eligibility;

/// <summary>Reads a form by one rule. Whoever fails is told in plain words what is asked, and what to do.</summary>
public static class EligibilityCheck
{
    private static readonly CultureInfo _plain = CultureInfo.InvariantCulture;

    public static FormProblem? Problem(EligibilityRule rule, ApplicationForm form, DateOnly today)
    {
        var (company, applicant) = (form.Company ?? new(), form.Applicant ?? new());
        var least = rule.Least ?? 0;
        return rule.Kind switch
        {
            RuleKind.EnterpriseKind => OneOf(rule, "company.kind", company.Kind?.ToString(),
                "本办理机构不受理该类型企业的申请，请选择其他办理机构。",
                "This office does not take applications of this kind of enterprise: choose another office."),
            RuleKind.Sector => OneOf(rule, "company.sector", company.Sector?.ToString(),
                "本办理机构不受理该行业的申请，请选择其他办理机构。",
                "This office does not take applications of this sector: choose another office."),
            RuleKind.StaffCategory => OneOf(rule, "applicant.staffCategory", applicant.StaffCategory?.ToString(),
                "申请人类别不符合要求，请核对或选择其他办理机构。",
                "This office does not take applicants of this category: check it, or choose another office."),
            RuleKind.ApecTradeOrContracts => company.ServiceContracts is true ? null
                : AtLeast("company.apecTrade", company.ApecTrade, least,
                    $"上一年度与 APEC 经济体的贸易额须不少于 {least.ToString("N0", _plain)} 元，或有服务合同；请补充合同后再申请。",
                    $"Trade with APEC economies of {least.ToString("N0", _plain)} CNY last year, or a service "
                    + "contract, is needed: state the contract, or apply when the trade has grown."),
            RuleKind.TaxCredit => TaxCreditOf(rule, company),
            RuleKind.Employees => AtLeast("company.employees", company.Employees, least,
                $"企业参保人数须不少于 {least.ToString(_plain)} 人。",
                $"The enterprise must employ at least {least.ToString(_plain)} people."),
            RuleKind.PassportMonths => applicant.Passport?.ExpiresOn < today.AddMonths((int)least)
                ? new("applicant.passport.expiresOn", "passport-too-short",
                    $"护照剩余有效期须不少于 {least.ToString(_plain)} 个月，请先换发护照。",
                    $"The passport must be valid for {least.ToString(_plain)} more months: renew it first.")
                : null,
            RuleKind.InsuredMonths => AtLeast("applicant.insuredMonths", applicant.InsuredMonths, least,
                $"申请人须已由本企业缴纳社会保险满 {least.ToString(_plain)} 个月，请届时再申请。",
                $"This enterprise must have paid social insurance for {least.ToString(_plain)} months: "
                + "apply when it has."),
            RuleKind.NoCriminalRecord => No("applicant.criminalRecord", applicant.CriminalRecord,
                "有犯罪记录的人员不能申请旅行卡。", "People with a criminal record cannot apply for the card."),
            _ => No("applicant.refusedByEconomy", applicant.RefusedByEconomy,
                "曾被 APEC 经济体拒签或拒绝入境的，请先联系办理机构。",
                "Who was refused a visa or entry by an APEC economy asks the office before applying."),
        };
    }

    private static FormProblem? OneOf(
        EligibilityRule rule, string field, string? value, string chinese, string english) =>
        value is null || rule.Allowed!.Contains(value) ? null : NotEligible(field, chinese, english);

    private static FormProblem? TaxCreditOf(EligibilityRule rule, CompanySection company) =>
        company.TaxCredit is not { } credit ? Missing("company.taxCredit")
        : credit >= Enum.Parse<TaxCredit>(rule.Allowed![0]) ? null
        : NotEligible("company.taxCredit",
            $"企业纳税信用等级须为 {rule.Allowed[0]} 级或以上，请先向税务机关申请修复。",
            $"A tax credit of {rule.Allowed[0]} or better is needed: ask the tax authority how to mend it.");

    private static FormProblem? AtLeast(string field, decimal? value, decimal least, string chinese, string english) =>
        value is null ? Missing(field) : value >= least ? null : NotEligible(field, chinese, english);

    private static FormProblem? No(string field, bool? value, string chinese, string english) =>
        value is null ? Missing(field) : value.Value ? NotEligible(field, chinese, english) : null;

    private static FormProblem Missing(string field) => new(field, "missing", "此项必填。", "This is required.");

    private static FormProblem NotEligible(string field, string chinese, string english) =>
        new(field, "not-eligible", chinese, english);
}
