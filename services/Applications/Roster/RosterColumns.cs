using System.Globalization;
using System.Text.Json.Nodes;

namespace ApecCard.Applications.Roster;

/// <summary>One column of an employer's roster: a field of the form, and how its cells are read.</summary>
/// <param name="Field">The field's path in the form; it may stand in the header, too.</param>
/// <param name="Read">The cell as JSON; null when it cannot be read. What it holds is text, never a formula.</param>
/// <param name="Wanted">What the cell should have been, in Chinese and English.</param>
public sealed record RosterColumn(
    string Field, string Chinese, string English, string Example, int MaxLength, Func<string, JsonNode?> Read,
    (string Chinese, string English) Wanted);

/// <summary>The columns a roster may have, in any order; the name and the resident ID it must have.</summary>
public static class RosterColumns
{
    /// <summary>The person of the template's example row: nobody applies for them.</summary>
    public const string ExampleResidentId = "11010519491231002X";

    public static readonly string[] Required = ["applicant.chineseName", "applicant.residentId"];

    private static readonly string[] _days = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日"];

    public static readonly IReadOnlyList<RosterColumn> All =
    [
        Text("applicant.chineseName", "中文姓名", "Chinese name", "示例", 64),
        Text("applicant.residentId", "身份证号", "Resident ID", ExampleResidentId, 18, capitals: true),
        Text("applicant.familyName", "姓（拼音）", "Family name", "SHI", 64, capitals: true),
        Text("applicant.givenNames", "名（拼音）", "Given names", "LI", 64, capitals: true),
        Choice("applicant.sex", "性别", "Sex", "女", new()
        {
            ["男"] = "M",
            ["m"] = "M",
            ["male"] = "M",
            ["女"] = "F",
            ["f"] = "F",
            ["female"] = "F",
        }, ("请填写“男”或“女”。", "Write M or F.")),
        Day("applicant.dateOfBirth", "出生日期", "Date of birth", "1949-12-31"),
        Text("applicant.passport.number", "护照号码", "Passport number", "E12345678", 9, capitals: true),
        Day("applicant.passport.issuedOn", "护照签发日期", "Passport issued on", "2024-03-01"),
        Day("applicant.passport.expiresOn", "护照有效期至", "Passport expires on", "2034-02-28"),
        Text("applicant.passport.mrzLine1", "机读码第一行", "MRZ line 1", "", 44, capitals: true),
        Text("applicant.passport.mrzLine2", "机读码第二行", "MRZ line 2", "", 44, capitals: true),
        Text("applicant.mobile", "手机", "Mobile", "13456768021", 20),
        Text("applicant.email", "邮箱", "E-mail", "shili@example.cn", 254),
        Text("applicant.position", "职务", "Position", "销售总监", 64),
        Choice("applicant.staffCategory", "人员类别", "Staff category", "商务人员", new()
        {
            ["管理人员"] = "Manager",
            ["manager"] = "Manager",
            ["商务人员"] = "Business",
            ["业务人员"] = "Business",
            ["business"] = "Business",
            ["技术人员"] = "Technical",
            ["technical"] = "Technical",
        }, ("请填写“管理人员”“商务人员”或“技术人员”。", "Write Manager, Business or Technical.")),
        Text("applicant.travelNeed", "商务旅行需要", "Travel need", "每年赴新加坡洽谈业务", 2000),
        new("applicant.insuredMonths", "本企业已缴社保月数", "Insured months", "36", 6, Months,
            ("请填写 0 至 1000 的整数。", "Write a whole number from 0 to 1000.")),
        YesNo("applicant.criminalRecord", "有犯罪记录", "Criminal record"),
        YesNo("applicant.refusedByEconomy", "曾被经济体拒签或拒绝入境", "Refused by an economy"),
        Text("office", "办理机构", "Review office", "shanghai", 64),
    ];

    /// <summary>The column a header's cell names, in either language or by the field's path.</summary>
    public static RosterColumn? Find(string name) => All.FirstOrDefault(column =>
        Plain(name) is var plain
        && (plain == Plain(column.Chinese) || plain == Plain(column.English) || plain == Plain(column.Field)));

    // Spaces, case and the width of brackets make no difference.
    private static string Plain(string name) => string.Concat(name.Where(c => !char.IsWhiteSpace(c)))
        .Replace('（', '(').Replace('）', ')').ToUpperInvariant();

    private static RosterColumn Text(
        string field, string chinese, string english, string example, int maxLength, bool capitals = false) => new(
            field, chinese, english, example, maxLength,
            cell => JsonValue.Create(capitals ? cell.ToUpperInvariant() : cell), default);

    private static RosterColumn Day(string field, string chinese, string english, string example) => new(
        field, chinese, english, example, 20,
        cell => DateOnly.TryParseExact(cell, _days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? JsonValue.Create(day.ToString("O", CultureInfo.InvariantCulture))
            : null,
        ("请按 2030-12-31 的格式填写日期。", "Write the date as 2030-12-31."));

    private static RosterColumn YesNo(string field, string chinese, string english) => new(
        field, chinese, english, "否", 5, cell => cell.ToUpperInvariant() switch
        {
            "是" or "YES" or "Y" or "TRUE" => JsonValue.Create(true),
            "否" or "NO" or "N" or "FALSE" => JsonValue.Create(false),
            _ => null,
        },
        ("请填写“是”或“否”。", "Write yes or no."));

    private static RosterColumn Choice(
        string field, string chinese, string english, string example, Dictionary<string, string> words,
        (string Chinese, string English) wanted) => new(
            field, chinese, english, example, 20, cell =>
                new Dictionary<string, string>(words, StringComparer.OrdinalIgnoreCase).TryGetValue(cell, out var value)
                    ? JsonValue.Create(value)
                    : null,
            wanted);

    private static JsonValue? Months(string cell) =>
        int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var months) && months <= 1000
            ? JsonValue.Create(months)
            : null;
}
