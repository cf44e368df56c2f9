using System.Text.Json;
using System.Text.Json.Nodes;
using ApecCard.Journeys.Actors;

namespace ApecCard.Journeys.Scenarios;

/// <summary>
/// What is wrong with a file or a passport is said before anything is submitted, with what to change; what an officer
/// opens carries the officer's name, and the enterprise reads who opened it.
/// </summary>
public sealed class DocumentsStory(World world, Action<Step> took) : Journey(world, took)
{
    private Guid _caseId;

    public override async Task<Ending> RunAsync()
    {
        await RegisterAsync();
        Answer draft = null!;
        await StepAsync("开始申请  starts an application", async () => draft = await Agent.StartCaseAsync(), "草稿");
        _caseId = draft.Id("id");
        var form = await ComparePassportAsync(draft);
        await HandInPhotosAsync();
        await StepAsync("加密的PDF被拒收  a locked document is refused", () => RefusedAsync(
            "file.encrypted", () => HandInAsync("undertaking", Sample.LockedDocument, "application/pdf")));
        await ScanAsync();
        await StepAsync("上传其余材料  hands in the other materials", () => Agent.UploadMaterialsAsync(_caseId, Office));
        var submitted = await SubmitDraftAsync(form);
        var opened = await OfficerOpensAsync();
        await StepAsync("企业看到谁打开过文件  the enterprise reads who opened it", async () =>
        {
            var readings = await Agent.Door.GetAsync($"/api/documents/cases/{_caseId}/readings");
            Agree("the readings", 1, readings.Body!.AsArray().Count);
            Agree("the file", opened, Guid.Parse(readings.Body[0]!["fileId"]!.GetValue<string>()));
            Agree("the role", "preliminary-officer", readings.Body[0]!["role"]!.GetValue<string>());
        });
        return new(
            _caseId, submitted.Text("number"), "待初审", await Agent.LabelsShownAsync(_caseId),
            await Agent.SeesAsync(_caseId, "待初审"));
    }

    // The form as it should be, after one that was not.
    private async Task<Answer> ComparePassportAsync(Answer draft)
    {
        var wrong = Applicant with { FamilyName = "NOBODY", PassportNumber = "E00000000" };
        var typed = JsonNode.Parse(JsonSerializer.Serialize(
            Agent.FormFor(wrong, Office), ServiceDefaults.Json.Options))!;
        typed["applicant"]!["passport"]!["mrzLine1"] = Applicant.MrzLine1;
        typed["applicant"]!["passport"]!["mrzLine2"] = Applicant.MrzLine2;
        await StepAsync("机读码校验位不对  a wrong check digit of the passport's lines is named", async () =>
        {
            var digit = Applicant.MrzLine2[9] == '0' ? '1' : '0';
            var compared = await CompareAsync(typed, $"{Applicant.MrzLine2[..9]}{digit}{Applicant.MrzLine2[10..]}");
            Agree("the faults", "number, all", string.Join(", ", compared.Body!["faults"]!.AsArray()));
        });
        await StepAsync("护照与表中填写不一致，逐项指出  each disagreement with the form is named", async () =>
        {
            var compared = await CompareAsync(typed, Applicant.MrzLine2);
            var differing = compared.Body!["fields"]!.AsArray().Where(one => !one!["agrees"]!.GetValue<bool>());
            Agree(
                "what disagrees", "applicant.passport.number, applicant.familyName",
                string.Join(", ", differing.Select(one => one!["field"]!.GetValue<string>())));
            var saved = await Agent.SaveFormAsync(_caseId, typed, draft.ETag!);
            Agree("the problems of the form", 2, saved.Body!["problems"]!.AsArray().Count);
            draft = saved;
        });
        await StepAsync("改正后一致  corrected, all agrees", async () =>
        {
            draft = await Agent.SaveFormAsync(_caseId, Agent.FormFor(Applicant, Office), draft.ETag!);
            Agree("the problems of the form", 0, draft.Body!["problems"]!.AsArray().Count);
        });
        return draft;
    }

    private Task<Answer> CompareAsync(JsonNode typed, string line2) => Agent.Door.PostAsync(
        "/api/applications/passport-comparisons",
        new { line1 = Applicant.MrzLine1, line2, applicant = typed["applicant"], office = Office });

    private async Task HandInPhotosAsync()
    {
        await StepAsync("照片背景不是白色  a photo on blue is refused", () => RefusedAsync(
            "photo.background", () => HandInAsync("photo", Sample.PhotoOnBlue, "image/jpeg")));
        await StepAsync("照片像素太大，裁剪后可用  one too large is refused, cropped and taken", async () =>
        {
            await RefusedAsync("photo.too-many-pixels", () => HandInAsync("photo", Sample.LargePhoto, "image/jpeg"));
            await HandInAsync(
                "photo",
                await Agent.Door.BytesAsync(
                    $"/api/documents/checklists/{Office}/photo/crop", Sample.LargePhoto, "image/jpeg"),
                "image/jpeg");
        });
    }

    // Whether there is a scanner, the photo that was just taken tells.
    private async Task ScanAsync()
    {
        var checklist = await ChecklistAsync();
        var photo = checklist.Body!["items"]!.AsArray().Single(one => one!["item"]!.GetValue<string>() == "photo")!;
        if (photo["files"]![0]!["scan"]!.GetValue<string>() == "Clean")
        {
            await StepAsync("带病毒特征的文件被拒收  what a scanner knows is refused", () => RefusedAsync(
                "file.malware", () => HandInAsync("signature", Sample.InfectedPhoto(), "image/jpeg")));
        }
        else
        {
            await StepAsync(
                "这里没有病毒扫描，文件标明未经扫描，该机构接受  no scanner here: files say so, and this office takes them",
                () =>
                {
                    Agree("the state of the photo", "Provided", photo["state"]!.GetValue<string>());
                    return Task.CompletedTask;
                });
        }
    }

    private async Task<Answer> SubmitDraftAsync(Answer draft)
    {
        Answer submitted = null!;
        await StepAsync("提交  submits", async () =>
        {
            Agree("complete", true, (await ChecklistAsync()).Body!["complete"]!.GetValue<bool>());
            submitted = await Agent.SubmitAsync(_caseId, draft.ETag);
        });
        return submitted;
    }

    private async Task<Guid> OfficerOpensAsync()
    {
        var officer = await OfficerAsync("preliminary-officer");
        var opened = Guid.Empty;
        await StepAsync("初审官员打开的是带水印的副本  what the officer opens carries the officer's name", async () =>
        {
            var handedIn = await officer.Door.GetAsync($"/api/documents/cases/{_caseId}/handed-in");
            var item = handedIn.Body!["items"]!.AsArray().Single(
                one => one!["item"]!.GetValue<string>() == "undertaking")!;
            opened = Guid.Parse(item["files"]![0]!["fileId"]!.GetValue<string>());
            var own = Sample.For("undertaking").Bytes;
            var path = $"/api/documents/files/{opened}";
            var enterprises = await Agent.Door.BytesAsync(path);
            Agree("the enterprise's is the file itself", true, own.SequenceEqual(enterprises));
            var copy = await officer.Door.BytesAsync(path);
            Agree("the officer's is a document, too", true, copy.AsSpan().StartsWith("%PDF-"u8));
            Agree("and another one", false, own.SequenceEqual(copy));
            var small = await officer.Door.BytesAsync($"{path}/thumbnail");
            Agree("the small picture is a JPEG", true, small is [0xFF, 0xD8, ..]);
        });
        return opened;
    }

    private Task<Answer> ChecklistAsync() =>
        Agent.Door.GetAsync($"/api/documents/cases/{_caseId}/checklist?office={Office}");

    private Task<Answer> HandInAsync(string item, byte[] bytes, string type) =>
        Agent.Door.UploadAsync($"/api/documents/cases/{_caseId}/materials/{item}", bytes, type, item);
}
