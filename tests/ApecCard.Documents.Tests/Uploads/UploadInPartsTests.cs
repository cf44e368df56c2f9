using System.Net;
using System.Text.Json;
using ApecCard.Documents.Files;
using ApecCard.Documents.Tests.Files;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;
using static ApecCard.Documents.Tests.Uploads.PartialUpload;

namespace ApecCard.Documents.Tests.Uploads;

/// <summary>A file may come in parts, over a line that breaks, and ends where one does that comes at once.</summary>
public sealed class UploadInPartsTests(UploadInPartsTests.InSmallParts service)
    : IClassFixture<UploadInPartsTests.InSmallParts>
{
    private readonly Guid _caseId = Guid.CreateVersion7();
    private readonly HttpClient _enterprise = service.As(Roles.Enterprise, Guid.NewGuid());
    private readonly byte[] _letter = Samples.APdf(new string('x', 150_000));

    [Fact]
    public async Task All_parts_make_the_file()
    {
        var upload = await Started(_enterprise, _caseId, _letter);

        await SendRest(_enterprise, upload, _letter);
        var answer = await Complete(_enterprise, upload);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var fileId = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("fileId").GetGuid();
        Assert.Equal(_letter, await _enterprise.GetByteArrayAsync($"/files/{fileId}"));
        Assert.False(Directory.Exists(FolderOf(upload)));
        Assert.Empty(service.Unfinished);
        await using var db = service.OpenDatabase();
        Assert.Equal("letter.pdf", (await db.Files.SingleAsync(file => file.DossierId == _caseId)).Name);
        Assert.Equal(1, await db.AuditEntries.CountAsync(
            entry => entry.Subject == fileId.ToString() && entry.Action == "file.uploaded"));
    }

    [Fact]
    public async Task Who_did_not_hear_the_answer_asks_again_and_is_told_the_same()
    {
        var upload = await Started(_enterprise, _caseId, _letter);
        await SendRest(_enterprise, upload, _letter);
        var first = await (await Complete(_enterprise, upload)).Content.ReadAsStringAsync();

        var again = await Complete(_enterprise, upload);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(first, await again.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Two_who_complete_at_once_get_one_file()
    {
        var upload = await Started(_enterprise, _caseId, _letter);
        await SendRest(_enterprise, upload, _letter);

        await Task.WhenAll(Complete(_enterprise, upload), Complete(_enterprise, upload));

        Assert.Equal(HttpStatusCode.OK, (await Complete(_enterprise, upload)).StatusCode);
        await using var db = service.OpenDatabase();
        Assert.Equal(1, await db.Files.CountAsync(file => file.DossierId == _caseId));
    }

    [Fact]
    public async Task What_has_arrived_lies_encrypted()
    {
        var upload = await Started(_enterprise, _caseId, _letter);
        await Put(_enterprise, upload, 0, Part(_letter, 0));

        var kept = await File.ReadAllBytesAsync(Directory.GetFiles(FolderOf(upload)).Single());

        Assert.True(kept.Length > PartSize);
        Assert.Equal(-1, kept.AsSpan().IndexOf("%PDF"u8));
        Assert.Equal(-1, kept.AsSpan().IndexOf("xxxxxxxx"u8));
    }

    [Fact]
    public async Task The_same_file_begun_again_goes_on_where_it_stopped()
    {
        var upload = await Started(_enterprise, _caseId, _letter);
        await Put(_enterprise, upload, 0, Part(_letter, 0));

        var again = await Start(_enterprise, _caseId, _letter);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(PartSize, await Received(again));
        var open = await _enterprise.GetFromJsonAsync<JsonElement>($"/cases/{_caseId}/uploads");
        Assert.Equal(upload, open.EnumerateArray().Single().GetProperty("uploadId").GetGuid());
    }

    [Fact]
    public async Task A_part_may_come_again_and_changes_nothing()
    {
        var upload = await Started(_enterprise, _caseId, _letter);
        await Put(_enterprise, upload, 0, Part(_letter, 0));

        Assert.Equal(PartSize, await Received(await Put(_enterprise, upload, 0, new byte[PartSize])));
        await SendRest(_enterprise, upload, _letter);
        Assert.Equal(HttpStatusCode.Created, (await Complete(_enterprise, upload)).StatusCode);
    }

    [Fact]
    public async Task Of_the_same_part_twice_at_once_one_is_kept()
    {
        var upload = await Started(_enterprise, _caseId, _letter);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => Put(_enterprise, upload, 0, Part(_letter, 0))));

        foreach (var answer in answers)
        {
            Assert.Equal(PartSize, await Received(answer));
        }

        Assert.Single(Directory.GetFiles(FolderOf(upload)));
    }

    [Theory]
    [InlineData(PartSize)]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public async Task A_wrong_place_is_answered_with_the_right_one(long offset)
    {
        var upload = await Started(_enterprise, _caseId, _letter);

        var problem = await Refusal.Is(
            HttpStatusCode.Conflict, "upload.offset", await Put(_enterprise, upload, offset, new byte[PartSize]));

        Assert.Equal(0, problem.GetProperty("expected").GetInt64());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(PartSize - 1)]
    [InlineData(PartSize + 1)]
    public async Task A_part_of_another_length_is_no_part(int length)
    {
        var upload = await Started(_enterprise, _caseId, _letter);

        await Refusal.Is(
            HttpStatusCode.BadRequest, "upload.part-length", await Put(_enterprise, upload, 0, new byte[length]));

        Assert.Empty(Directory.GetFiles(FolderOf(upload)));
        Assert.Equal(0, await Received(await _enterprise.GetAsync($"/uploads/{upload}")));
    }

    [Fact]
    public async Task What_is_not_whole_is_not_taken()
    {
        var upload = await Started(_enterprise, _caseId, _letter);
        await Put(_enterprise, upload, 0, Part(_letter, 0));

        var problem = await Refusal.Is(HttpStatusCode.Conflict, "upload.incomplete", await Complete(_enterprise, upload));

        Assert.Equal(PartSize, problem.GetProperty("expected").GetInt64());
    }

    [Theory]
    [InlineData("half a document", "file.damaged")]
    [InlineData("something else", "upload.hash")]
    [InlineData("a program", "file.type-unknown")]
    public async Task What_does_not_pass_is_refused_and_gone(string what, string code)
    {
        var (announced, sent) = what switch
        {
            "half a document" => (_letter[..^6], _letter[..^6]),
            "something else" => (_letter, Samples.APdf(new string('y', 150_000))),
            _ => ("MZ"u8.ToArray(), "MZ"u8.ToArray()),
        };
        var upload = await Started(_enterprise, _caseId, announced);
        await SendRest(_enterprise, upload, sent);

        await Refusal.Is(HttpStatusCode.UnprocessableEntity, code, await Complete(_enterprise, upload));

        Assert.Equal(HttpStatusCode.NotFound, (await _enterprise.GetAsync($"/uploads/{upload}")).StatusCode);
        Assert.False(Directory.Exists(FolderOf(upload)));
        Assert.Empty(service.Unfinished);
        await using var db = service.OpenDatabase();
        Assert.False(await db.Files.AnyAsync(file => file.DossierId == _caseId));
    }

    [Theory]
    [InlineData("no-such-item", "application/pdf", 100, 404, "materials.unknown-item")]
    [InlineData("application-letter", "text/html", 100, 415, "file.type-not-accepted")]
    [InlineData("application-letter", "application/pdf", 5_242_881, 413, "file.too-large")]
    [InlineData("application-letter", "application/pdf", 0, 400, "invalid-input")]
    [InlineData("application-letter", "application/pdf", -1, 400, "invalid-input")]
    public async Task What_cannot_be_taken_is_refused_before_it_comes(
        string item, string type, long size, int status, string code) => await Refusal.Is(
            (HttpStatusCode)status, code,
            await Start(_enterprise, _caseId, _letter, item, type: type, size: size));

    [Theory]
    [InlineData("not a hash")]
    [InlineData("ABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCD")]
    public async Task A_hash_is_64_digits(string hash) =>
        await Refusal.IsAbout("sha256", await Start(_enterprise, _caseId, _letter, sha256: hash));

    [Fact]
    public async Task Another_enterprise_finds_none_of_it()
    {
        var upload = await Started(_enterprise, _caseId, _letter);
        var other = service.As(Roles.Enterprise, Guid.NewGuid());

        HttpResponseMessage[] answers =
        [
            await other.GetAsync($"/uploads/{upload}"), await Put(other, upload, 0, Part(_letter, 0)),
            await Complete(other, upload), await other.DeleteAsync($"/uploads/{upload}"),
        ];

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Equal(0, await Received(await _enterprise.GetAsync($"/uploads/{upload}")));
        Assert.Equal("[]", await other.GetStringAsync($"/cases/{_caseId}/uploads"));
        await Refusal.Is(
            HttpStatusCode.Forbidden, "not-for-your-role",
            await service.As(Roles.MinistryOfficer).GetAsync($"/uploads/{upload}"));
    }

    [Fact]
    public async Task What_is_cancelled_is_gone()
    {
        var upload = await Started(_enterprise, _caseId, _letter);
        await Put(_enterprise, upload, 0, Part(_letter, 0));

        Assert.Equal(HttpStatusCode.NoContent, (await _enterprise.DeleteAsync($"/uploads/{upload}")).StatusCode);

        Assert.False(Directory.Exists(FolderOf(upload)));
        Assert.Equal(HttpStatusCode.NotFound, (await Put(_enterprise, upload, 0, Part(_letter, 0))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _enterprise.DeleteAsync($"/uploads/{upload}")).StatusCode);
    }

    [Fact]
    public async Task Only_so_many_are_open_and_only_of_so_many_bytes()
    {
        for (var i = 0; i < 3; i++)
        {
            await Started(_enterprise, _caseId, Samples.APdf($"letter {i}"));
        }

        await Refusal.Is(HttpStatusCode.Conflict, "upload.too-many", await Start(_enterprise, _caseId, _letter));
        var other = service.As(Roles.Enterprise, Guid.NewGuid());
        var most = await Start(other, _caseId, _letter, sha256: null, size: 5_000_000);
        Assert.Equal(HttpStatusCode.Created, most.StatusCode);
        await Refusal.Is(
            HttpStatusCode.Conflict, "upload.too-many",
            await Start(other, _caseId, _letter, sha256: null, size: 5_000_000));
    }

    [Fact]
    public async Task What_nobody_goes_on_with_is_thrown_away()
    {
        var upload = await Started(_enterprise, _caseId, _letter);
        await Put(_enterprise, upload, 0, Part(_letter, 0));
        var kept = await Started(_enterprise, _caseId, Samples.APdf("another"));
        await Put(_enterprise, kept, 0, Samples.APdf("another"));
        await using (var db = service.OpenDatabase())
        {
            await db.Uploads.Where(one => one.Id == upload).ExecuteUpdateAsync(
                set => set.SetProperty(one => one.LastHeardAt, one => one.LastHeardAt.AddDays(-2)));
        }

        await service.Services.GetRequiredService<ThrowingAway>().DoAllAsync(CancellationToken.None);

        Assert.Equal(HttpStatusCode.NotFound, (await _enterprise.GetAsync($"/uploads/{upload}")).StatusCode);
        Assert.False(Directory.Exists(FolderOf(upload)));
        Assert.True(Directory.Exists(FolderOf(kept)));
    }

    [Fact]
    public async Task A_part_whose_bytes_were_changed_on_the_disk_is_noticed()
    {
        var upload = await Started(_enterprise, _caseId, _letter);
        await SendRest(_enterprise, upload, _letter);
        var part = Directory.GetFiles(FolderOf(upload))[0];
        var bytes = await File.ReadAllBytesAsync(part);
        bytes[100] ^= 1;
        await File.WriteAllBytesAsync(part, bytes);

        Assert.Equal(HttpStatusCode.InternalServerError, (await Complete(_enterprise, upload)).StatusCode);

        Assert.Empty(service.Unfinished);
        await using var db = service.OpenDatabase();
        Assert.False(await db.Files.AnyAsync(file => file.DossierId == _caseId));
    }

    [Fact]
    public async Task A_name_is_made_harmless()
    {
        var answer = await Start(_enterprise, _caseId, Samples.Pdf, name: "../../申请 100%25\u202Efdp.exe");
        var upload = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("uploadId").GetGuid();
        await SendRest(_enterprise, upload, Samples.Pdf);

        var file = await (await Complete(_enterprise, upload)).Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal("申请 10025fdp.exe.pdf", file.GetProperty("name").GetString());
    }

    private string FolderOf(Guid upload) => Path.Combine(service.Folder, "parts", $"{upload:N}");

    public sealed class InSmallParts : DocumentsService
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Uploads:PartSize", $"{PartSize}");
            builder.UseSetting("Uploads:MostOpen", "3");
            builder.UseSetting("Uploads:MostBytes", "6000000");
        }
    }
}
