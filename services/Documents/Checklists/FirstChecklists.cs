using ApecCard.Documents.Files;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Documents.Checklists;

/// <summary>
/// The lists an empty database starts with: the guide's materials, with what our four offices do otherwise.
/// </summary>
public static class FirstChecklists
{
    private const long FiveMegabytes = 5 * 1024 * 1024;
    private static readonly string[] _documents = [FileFacts.Pdf, FileFacts.Jpeg, FileFacts.Png];
    private static readonly DateTimeOffset _beginning = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly ChecklistItem[] _everywhere =
    [
        Document("application-letter", "申请函", "Application letter"),
        Document("undertaking", "承诺书", "Undertaking"),
        Document("basic-data-sheet", "企业基本情况表", "Basic-data sheet of the company"),
        Document("licence-copy", "营业执照副本复印件", "Copy of the business licence", maxCount: 2),
        Document("tax-proof", "完税证明", "Proof of tax paid", maxCount: 5),
        Document("apec-business-proof", "与APEC经济体业务往来证明", "Proof of business with APEC economies", maxCount: 10),
        Document("application-form", "申请表", "Application form"),
        Document("cv-sheet", "个人简历表", "Curriculum vitae"),
        Document("passport-page", "护照资料页", "Passport data page"),
        new("photo", "二寸白底照片", "Photo, 2 inches, white background", true,
            [FileFacts.Jpeg], FiveMegabytes, 1, new(300, 600, 400, 800)),
        new("signature", "签名图像", "Image of the signature", true,
            [FileFacts.Jpeg, FileFacts.Png], FiveMegabytes, 1, null),
        Document("social-insurance-proof", "社会保险缴纳证明", "Proof of social insurance", maxCount: 3),
        Document("no-crime-certificate", "无犯罪记录证明", "No-crime certificate"),
    ];

    private static readonly Checklist[] _all =
    [
        For("shanghai", _everywhere),
        For("hunan", Optional("basic-data-sheet")),
        For("xian", [.. _everywhere, Document("invitation", "邀请函", "Invitation from a partner", false, 3)]),
        For("beijing", Optional("no-crime-certificate")),
    ];

    public static async Task SeedAsync(DbContext db, CancellationToken ct)
    {
        if (!await db.Set<Checklist>().AnyAsync(ct))
        {
            db.AddRange(_all.Select(list => For(list.Office, list.Items)));
            await db.SaveChangesAsync(ct);
        }
    }

    private static Checklist For(string office, ChecklistItem[] items) =>
        new() { Office = office, Version = 1, ValidFrom = _beginning, Items = items };

    private static ChecklistItem[] Optional(string item) =>
        [.. _everywhere.Select(one => one.Item == item ? one with { Required = false } : one)];

    private static ChecklistItem Document(
        string item, string chinese, string english, bool required = true, int maxCount = 1) =>
        new(item, chinese, english, required, _documents, FiveMegabytes, maxCount, null);
}
