using System.Diagnostics;
using System.Net;
using ApecCard.Documents.Tests.Uploads;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Documents.Tests.Files;

/// <summary>On a disk of its own that is really full: a tmpfs of a megabyte, which only root can mount.</summary>
public sealed class StorageFullTests(StorageFullTests.OnASmallDisk service) : IClassFixture<StorageFullTests.OnASmallDisk>
{
    private readonly Guid _caseId = Guid.CreateVersion7();
    private readonly HttpClient _enterprise = service.As(Roles.Enterprise, Guid.NewGuid());

    [Theory]
    [InlineData(1_500_000)] // it does not fit while it is received
    [InlineData(600_000)] // it does not fit twice: while it is encrypted
    public async Task What_does_not_fit_is_refused_and_leaves_nothing(int length)
    {
        var kept = await DocumentsService.Uploaded(_enterprise, _caseId, "undertaking");

        await Refusal.Is(
            HttpStatusCode.InsufficientStorage, "storage.full",
            await DocumentsService.Upload(
                _enterprise, _caseId, "application-letter", Samples.APdf(new string('x', length))));

        Assert.Empty(service.Unfinished);
        Assert.Equal(HttpStatusCode.OK, (await _enterprise.GetAsync($"/files/{kept}")).StatusCode);
        var small = await DocumentsService.Upload(_enterprise, _caseId, "application-letter", Samples.Pdf);
        Assert.Equal(HttpStatusCode.Created, small.StatusCode);
    }

    [Fact]
    public async Task A_part_that_does_not_fit_is_refused_and_those_before_stay()
    {
        var letter = Samples.APdf(new string('x', 1_400_000));
        var upload = await PartialUpload.Started(_enterprise, _caseId, letter);
        const int part = 512 * 1024;
        await PartialUpload.Received(await PartialUpload.Put(_enterprise, upload, 0, letter[..part]));

        await Refusal.Is(
            HttpStatusCode.InsufficientStorage, "storage.full",
            await PartialUpload.Put(_enterprise, upload, part, letter[part..(2 * part)]));

        Assert.Equal(part, await PartialUpload.Received(await _enterprise.GetAsync($"/uploads/{upload}")));
        Assert.Single(Directory.GetFiles(Path.Combine(service.Folder, "parts", $"{upload:N}")));
        await _enterprise.DeleteAsync($"/uploads/{upload}");
        await using var db = service.OpenDatabase();
        Assert.False(await db.Files.AnyAsync(file => file.DossierId == _caseId));
    }

    public sealed class OnASmallDisk : DocumentsService
    {
        public OnASmallDisk() => Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", Folder);

        public override async ValueTask DisposeAsync()
        {
            Run("umount", Folder);
            await base.DisposeAsync();
        }

        private static void Run(string program, params string[] arguments)
        {
            using var process = Process.Start(program, arguments);
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
        }
    }
}
