using ApecCard.Documents.Files;

namespace ApecCard.Documents.Checklists;

/// <summary>
/// What the four businesses on an application ask for at first, at every office the same (domain §4 and §6).
/// </summary>
public static class FirstOrderChecklists
{
    private const long FiveMegabytes = 5 * 1024 * 1024;
    private static readonly string[] _documents = [FileFacts.Pdf, FileFacts.Jpeg, FileFacts.Png];

    private static readonly ChecklistItem _lossStatement =
        Document("loss-statement", "遗失声明", "Loss statement",
            "申请人本人签字、单位加盖公章的卡片遗失声明，写明卡号、遗失时间和经过。常见问题：缺签字、未写明遗失经过。",
            "Signed by the holder and sealed by the company, with the card's number, when and how it was lost. Often "
                + "wrong: no signature, not said how.", condition: MaterialCondition.CardLost);

    private static readonly ChecklistItem _newPassportPage =
        Document("new-passport-page", "新护照资料页", "Data page of the new passport",
            "新护照资料页彩色扫描件，照片和底部两行机读码完整清晰。常见问题：反光、机读码被裁、上传了旧护照。",
            "A colour scan of the new passport's data page, with the photo and both machine-readable lines. Often "
                + "wrong: glare, lines cut off, the old passport.");

    private static readonly ChecklistItem[] _earlyProduction =
    [
        Document("sealed-letter", "提前制卡申请函", "Sealed letter asking for an early card",
            "企业出具并加盖公章的申请函，写明申请人身份、护照号码、日期和提前制卡的理由。常见问题：缺公章、未写明理由或护照号码。",
            "The company's sealed letter with who the applicant is, the passport number, the date and the reason. "
                + "Often wrong: no seal, no reason, no passport number."),
    ];

    private static readonly ChecklistItem[] _replacement =
    [
        Document("old-card", "原APEC卡正反面", "Both sides of the old card",
            "需交还的原APEC卡正反面彩色扫描件，可分两个文件上传。常见问题：只有一面、卡号看不清。",
            "Colour scans of both sides of the card that is handed in, in one or two files. Often wrong: one side "
                + "only, an unreadable number.", maxCount: 2, condition: MaterialCondition.CardReturned),
        Document("explanation", "换补卡情况说明", "Explanation of the replacement",
            "企业出具并加盖公章的情况说明，写明换卡或补卡的原因。常见问题：缺公章、原因与在线填写不一致。",
            "The company's sealed explanation of why another card is needed. Often wrong: no seal, another reason "
                + "than in the form."),
        Document("old-passport-page", "旧护照资料页", "Data page of the old passport",
            "原APEC卡所对应的旧护照资料页彩色扫描件。常见问题：反光、号码与原卡不一致。",
            "A colour scan of the data page of the passport that the old card names. Often wrong: glare, another "
                + "number than on the card.", condition: MaterialCondition.PassportChanges),
        _newPassportPage with { Condition = MaterialCondition.PassportChanges },
        _lossStatement,
    ];

    private static readonly ChecklistItem[] _passportChange =
    [
        _newPassportPage,
        Document("explanation", "更换护照情况说明", "Explanation of the new passport",
            "如有需要，说明更换护照的原因，加盖公章。常见问题：缺公章。",
            "Why the passport is another one, sealed, where that needs words. Often wrong: no seal.", required: false),
    ];

    private static readonly ChecklistItem[] _cancellation =
    [
        Document("cancellation-application", "注销申请", "Application for cancellation",
            "企业出具并加盖公章的注销申请，写明持卡人、卡号和注销原因。常见问题：缺公章、未写明卡号。",
            "The company's sealed application with the holder, the card's number and the reason. Often wrong: no seal, "
                + "no number."),
        _lossStatement,
    ];

    public static IReadOnlyDictionary<Business, ChecklistItem[]> All { get; } =
        new Dictionary<Business, ChecklistItem[]>
        {
            [Business.EarlyProduction] = _earlyProduction,
            [Business.Replacement] = _replacement,
            [Business.PassportChange] = _passportChange,
            [Business.Cancellation] = _cancellation,
        };

    private static ChecklistItem Document(
        string item, string chinese, string english, string chineseHelp, string englishHelp, bool required = true,
        int maxCount = 1, MaterialCondition condition = MaterialCondition.Always) => new(
            item, chinese, english, required, _documents, FiveMegabytes, maxCount, null, MaterialGroup.All,
            condition, chineseHelp, englishHelp);
}
