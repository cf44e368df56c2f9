using ApecCard.Documents.Files;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Documents.Checklists;

/// <summary>
/// The lists that a database begins with, those it has not yet: the guide's materials, with what our four offices do
/// otherwise, and for the businesses that follow an application <see cref="FirstOrderChecklists"/>.
/// </summary>
public static class FirstChecklists
{
    private const long FiveMegabytes = 5 * 1024 * 1024;
    private static readonly string[] _documents = [FileFacts.Pdf, FileFacts.Jpeg, FileFacts.Png];
    private static readonly DateTimeOffset _beginning = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly ChecklistItem[] _everywhere =
    [
        Document("application-letter", "申请函", "Application letter",
            "企业出具的申请函原件扫描件，写明申请人姓名、职务和申办事由，加盖公章并注明日期。常见问题：缺公章、日期超过三个月。",
            "The company's letter, naming the applicant, the position and the reason, sealed and "
                + "dated. Often wrong: no seal, or older than three months."),
        Document("undertaking", "承诺书", "Undertaking",
            "法定代表人签字并加盖公章的承诺书。常见问题：只盖章未签字，或由他人代签。",
            "Signed by the legal representative and sealed. Often wrong: sealed but not signed, or "
                + "signed by somebody else."),
        Document("basic-data-sheet", "企业基本情况表", "Basic-data sheet of the company",
            "逐项填写并加盖公章。常见问题：企业名称、统一社会信用代码与营业执照不一致。",
            "Every line filled in, and sealed. Often wrong: name or credit code differ from the "
                + "business licence."),
        Document("licence-copy", "营业执照副本复印件", "Copy of the business licence",
            "营业执照副本清晰扫描件，加盖公章，四角完整、二维码可识别。常见问题：使用旧版执照、边角被裁。",
            "A clear scan of the duplicate, sealed, with all four corners and a readable code. Often "
                + "wrong: an old licence, edges cut off.", maxCount: 2),
        Document("tax-proof", "完税证明", "Proof of tax paid",
            "税务机关开具的上一年度完税证明，可上传多个文件。常见问题：以申报表代替完税证明、年度不符。",
            "The tax authority's proof for last year, in one or more files. Often wrong: a tax return "
                + "instead, or another year.", maxCount: 5),
        Document("apec-business-proof", "与APEC经济体业务往来证明", "Proof of business with APEC economies",
            "近一年与其他APEC经济体往来的合同、报关单或发票，须能看出对方所属经济体。常见问题：对方不属于APEC经济体、缺签章页。",
            "Contracts, customs declarations or invoices of the last year that show the partner's "
                + "economy. Often wrong: a partner outside APEC, no signature page.", maxCount: 10),
        Document("application-form", "申请表", "Application form",
            "在线填写后打印，申请人本人签字，单位盖章。常见问题：签字与签名图像不一致、涂改。",
            "Printed after it was filled in online, signed by the applicant and sealed. Often wrong: "
                + "another signature than the image's, corrections by hand."),
        Document("cv-sheet", "个人简历表", "Curriculum vitae",
            "学历和工作经历连续填写到当前职务，加盖公章。常见问题：时间有间断、职务与申请表不一致。",
            "Education and work without a gap up to the present position, sealed. Often wrong: gaps, "
                + "another position than in the form."),
        Document("passport-page", "护照资料页", "Passport data page",
            "护照资料页彩色扫描件，照片和底部两行机读码完整清晰。常见问题：反光、机读码被裁、护照即将到期。",
            "A colour scan of the data page, with the photo and both machine-readable lines. Often "
                + "wrong: glare, lines cut off, a passport about to expire."),
        new("photo", "二寸白底照片", "Photo, 2 inches, white background", true,
            [FileFacts.Jpeg], FiveMegabytes, 1, new(300, 600, 400, 800), MaterialGroup.All,
            MaterialCondition.Always,
            "近六个月内正面免冠二寸白底彩色照片，JPEG格式，宽300–600、高400–800像素。常见问题：背景非白色、戴帽或反光眼镜、翻拍照片。",
            "Full face, no hat, white background, taken within six months; JPEG, 300–600 × 400–800 "
                + "pixels. Often wrong: another background, reflecting glasses, a photo of a photo.", Portrait: true),
        new("signature", "签名图像", "Image of the signature", true,
            [FileFacts.Jpeg, FileFacts.Png], FiveMegabytes, 1, null, MaterialGroup.All, MaterialCondition.Always,
            "申请人本人在白纸上用黑色签字笔签名后扫描，四周略留空白。常见问题：背景发灰、有格线、由他人代签。",
            "The applicant's own signature in black ink on white paper, with a little room around it. "
                + "Often wrong: grey or lined paper, somebody else's hand."),
        Document("social-insurance-proof", "社会保险缴纳证明", "Proof of social insurance",
            "社保机构出具的申请人近六个月参保证明，缴费单位与申请企业一致。常见问题：不足六个月、由其他单位缴纳。",
            "The authority's proof for the last six months, paid by the applying company. Often wrong: "
                + "fewer months, paid by another company.", maxCount: 3),
        Document("no-crime-certificate", "无犯罪记录证明", "No-crime certificate",
            "公安机关开具、在有效期内的无犯罪记录证明。常见问题：证明已过期、姓名或证件号码有误。",
            "Issued by the police and still valid. Often wrong: expired, or a wrong name or number."),
    ];

    // Xi'an also takes applications of enterprises that report directly, without a competent department in between.
    private static readonly ChecklistItem[] _onlyInXian =
    [
        Document("invitation", "邀请函", "Invitation from a partner",
            "境外合作方出具的邀请函，写明事由和时间，附中文译文。常见问题：缺译文、缺签字。",
            "The partner's invitation with its reason and time, and a translation into Chinese. Often wrong: no "
                + "translation, no signature.", required: false, maxCount: 3),
        Document("direct-report-letter", "直办企业说明函", "Letter on reporting directly",
            "直接申报的企业说明无主管部门转报的情况，加盖公章，仅直办企业提供。常见问题：未说明理由、缺公章。",
            "Why the enterprise reports directly and not through a department, sealed; only for those that do. Often "
                + "wrong: no reason, no seal.") with { Group = MaterialGroup.Direct },
    ];

    private static readonly Checklist[] _all =
    [
        For("shanghai", _everywhere),
        For("hunan", Optional("basic-data-sheet")),
        For("xian", [.. _everywhere, .. _onlyInXian]),
        For("beijing", Optional("no-crime-certificate")),
    ];

    /// <param name="takesUnscanned">
    /// Whether the lists let files count that no scanner has looked through: in Production they do not, until an
    /// administrator says so.
    /// </param>
    public static async Task SeedAsync(DbContext db, bool takesUnscanned, CancellationToken ct)
    {
        var known = await db.Set<Checklist>().Select(list => new { list.Office, list.Business }).ToListAsync(ct);
        db.AddRange(_all
            .SelectMany(list => FirstOrderChecklists.All
                .Select(ofOrders => For(list.Office, ofOrders.Value, ofOrders.Key, takesUnscanned))
                .Prepend(For(list.Office, list.Items, takesUnscanned: takesUnscanned)))
            .Where(list => !known.Contains(new { list.Office, list.Business })));
        await db.SaveChangesAsync(ct);
    }

    private static Checklist For(
        string office, ChecklistItem[] items, Business business = Business.Application, bool takesUnscanned = false) =>
        new()
        {
            Office = office,
            Business = business,
            Version = 1,
            ValidFrom = _beginning,
            Items = items,
            TakesUnscanned = takesUnscanned,
        };

    private static ChecklistItem[] Optional(string item) =>
        [.. _everywhere.Select(one => one.Item == item ? one with { Required = false } : one)];

    private static ChecklistItem Document(
        string item, string chinese, string english, string chineseHelp, string englishHelp, bool required = true,
        int maxCount = 1) => new(
            item, chinese, english, required, _documents, FiveMegabytes, maxCount, null, MaterialGroup.All,
            MaterialCondition.Always, chineseHelp, englishHelp);
}
