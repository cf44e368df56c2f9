using ApecCard.Applications.Offices;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Applications.Form;

/// <summary>
/// Reads a form as the office will, and reports everything that is missing or wrong, each beside its field. While it
/// is a draft this is advice; a submission with problems is refused.
/// </summary>
public sealed class FormCheck
{
    private readonly List<FormProblem> _problems = [];

    public IReadOnlyList<FormProblem> Found => _problems;

    /// <param name="office">The office the form names, if there is one of that code.</param>
    /// <param name="today">The day in Asia/Shanghai.</param>
    public static IReadOnlyList<FormProblem> Problems(ApplicationForm form, Office? office, DateOnly today)
    {
        var check = new FormCheck();
        check.Company(form.Company ?? new());
        check.Applicant(form.Applicant ?? new(), today);
        check.Office(form.Office, office);
        check.Handover(form.Handover ?? new(), office);
        check.Invoice(form.Invoice ?? new());
        return check._problems;
    }

    private void Company(CompanySection company)
    {
        Present("company.kind", company.Kind);
        Present("company.sector", company.Sector);
        Present("company.address", company.Address);
        Present("company.contactName", company.ContactName);
        MobileNumber("company.contactPhone", company.ContactPhone);
        MailAddress("company.contactEmail", company.ContactEmail);
    }

    private void Applicant(ApplicantSection applicant, DateOnly today)
    {
        Present("applicant.chineseName", applicant.ChineseName);
        LatinCapitals("applicant.familyName", applicant.FamilyName);
        LatinCapitals("applicant.givenNames", applicant.GivenNames);
        Present("applicant.sex", applicant.Sex);
        if (Present("applicant.dateOfBirth", applicant.DateOfBirth) && applicant.DateOfBirth > today)
        {
            Say("applicant.dateOfBirth", "in-the-future", "出生日期不能晚于今天。", "The date of birth is in the future.");
        }

        MobileNumber("applicant.mobile", applicant.Mobile);
        MailAddress("applicant.email", applicant.Email);
        Present("applicant.position", applicant.Position);
        Present("applicant.staffCategory", applicant.StaffCategory);
        Present("applicant.travelNeed", applicant.TravelNeed);
        ResidentNumber(applicant);
        _problems.AddRange(PassportCheck.Problems(applicant, today));
    }

    private void ResidentNumber(ApplicantSection applicant)
    {
        const string Field = "applicant.residentId";
        if (!Present(Field, applicant.ResidentId))
        {
            return;
        }

        if (!ResidentId.IsValid(applicant.ResidentId))
        {
            Say(Field, "check-character", "身份证号码校验位不正确。", "The resident ID has a wrong check character.");
            return;
        }

        if (applicant.DateOfBirth is { } birth && ResidentId.DateOfBirth(applicant.ResidentId!) != birth)
        {
            Say(Field, "disagrees-with-birth", "身份证号码与出生日期不一致。", "The resident ID states another date of birth.");
        }

        if (applicant.Sex is { } sex && ResidentId.Sex(applicant.ResidentId!) != sex.ToString()[0])
        {
            Say(Field, "disagrees-with-sex", "身份证号码与性别不一致。", "The resident ID states another sex.");
        }
    }

    private void Office(string? code, Office? office)
    {
        if (Present("office", code) && office is null)
        {
            Say("office", "unknown", "没有这个办理机构。", "There is no such review office.");
        }
    }

    public void Handover(HandoverSection handover, Office? office)
    {
        if (!Present("handover.method", handover.Method))
        {
            return;
        }

        if (office is not null && !office.HandoverMethods.Contains(handover.Method!.Value))
        {
            Say(
                "handover.method", "not-offered", "所选办理机构不提供这种取卡方式。",
                "The office does not offer this way of handover.");
        }

        if (handover.Method is HandoverMethod.Collection)
        {
            if (Present("handover.servicePoint", handover.ServicePoint)
                && office is not null && office.ServicePoints.All(point => point.Code != handover.ServicePoint))
            {
                Say("handover.servicePoint", "unknown", "没有这个代办点。", "The office has no such service point.");
            }

            return;
        }

        var address = handover.Address ?? new();
        Present("handover.address.recipient", address.Recipient);
        MobileNumber("handover.address.phone", address.Phone);
        Present("handover.address.province", address.Province);
        Present("handover.address.city", address.City);
        Present("handover.address.street", address.Street);
        if (Present("handover.address.postcode", address.Postcode)
            && (address.Postcode!.Length != 6 || !address.Postcode.All(char.IsAsciiDigit)))
        {
            Say("handover.address.postcode", "format", "邮政编码为 6 位数字。", "A postcode has six digits.");
        }
    }

    public void Invoice(InvoiceSection invoice)
    {
        if (Present("invoice.taxpayerNumber", invoice.TaxpayerNumber)
            && !TaxpayerNumber.IsValid(invoice.TaxpayerNumber))
        {
            Say("invoice.taxpayerNumber", "check-character", "纳税人识别号应为 15、18 或 20 位且校验位正确。",
                "A taxpayer number has 15, 18 or 20 characters, the check character right.");
        }

        MailAddress("invoice.email", invoice.Email);
    }

    public void MobileNumber(string field, string? number)
    {
        if (Present(field, number) && !Mobile.IsValid(number))
        {
            Say(
                field, "format", "手机号码应为 11 位，以 13 至 19 开头。",
                "A mobile number has 11 digits and starts with 13 to 19.");
        }
    }

    private void MailAddress(string field, string? address)
    {
        if (Present(field, address)
            && !(System.Net.Mail.MailAddress.TryCreate(address, out var parsed) && parsed.Address == address))
        {
            Say(field, "format", "电子邮箱格式不正确。", "This is no e-mail address.");
        }
    }

    private void LatinCapitals(string field, string? name)
    {
        if (Present(field, name) && !name!.All(c => char.IsAsciiLetterUpper(c) || c is ' ' or '-' or '\''))
        {
            Say(field, "format", "请按护照填写大写拼音。", "Write the name in Latin capitals, as in the passport.");
        }
    }

    public bool Present(string field, object? value)
    {
        if (value is null or "" || (value is string text && string.IsNullOrWhiteSpace(text)))
        {
            Say(field, "missing", "此项必填。", "This is required.");
            return false;
        }

        return true;
    }

    public void Say(string field, string code, string chinese, string english) =>
        _problems.Add(new(field, code, chinese, english));
}
