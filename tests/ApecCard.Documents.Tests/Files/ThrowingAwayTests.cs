using System.Net;
using ApecCard.Documents.Files;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ApecCard.Documents.Tests.Files;

/// <summary>Wherever a process ends, no half file is seen, and nothing of it stays.</summary>
public sealed class ThrowingAwayTests(ThrowingAwayTests.Breaking service) : IClassFixture<ThrowingAwayTests.Breaking>
{
    private readonly Guid _caseId = Guid.CreateVersion7();
    private readonly HttpClient _enterprise = service.As(Roles.Enterprise, Guid.NewGuid());

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(400, false)]
    [InlineData(int.MaxValue, true)] // all is written, and then it breaks
    public async Task What_broke_off_at_this_byte_is_no_file_and_gone_later(int bytes, bool isThere)
    {
        service.Shelf.BreakAfter = bytes;
        var answer = await DocumentsService.Upload(_enterprise, _caseId, "undertaking", Samples.Pdf);
        service.Shelf.BreakAfter = null;

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        await using var db = service.OpenDatabase();
        Assert.False(await db.Files.AnyAsync(file => file.DossierId == _caseId));
        var left = await db.Leftovers.AsNoTracking().SingleAsync();
        Assert.Equal(isThere, service.BytesOf(left.Name).Length == 1);
        await ThrowAway();
        Assert.Single(await db.Leftovers.ToListAsync()); // not yet: somebody may be about to keep it

        await Age(left.Name);
        await ThrowAway();

        Assert.Empty(service.BytesOf(left.Name));
        Assert.False(await db.Leftovers.AnyAsync());
        Assert.Empty(service.Unfinished);
    }

    [Fact]
    public async Task Whose_bytes_were_thrown_away_meanwhile_is_told_so_and_there_is_no_file()
    {
        service.Shelf.AfterPut = async name =>
        {
            await Age(name);
            await ThrowAway();
        };
        var answer = await DocumentsService.Upload(_enterprise, _caseId, "undertaking", Samples.Pdf);
        service.Shelf.AfterPut = null;

        await Refusal.Is(HttpStatusCode.Conflict, "changed-meanwhile", answer);
        await using var db = service.OpenDatabase();
        Assert.False(await db.Files.AnyAsync(file => file.DossierId == _caseId));
    }

    [Fact]
    public async Task What_a_process_that_ended_was_receiving_is_gone_and_what_one_receives_stays()
    {
        var work = service.Services.GetRequiredService<WorkFolder>();
        await using var received = work.NewFile();
        var madeOfIt = $"{received.Name}-sealed";
        var left = work.NewPath();
        foreach (var path in new[] { madeOfIt, left, $"{left}-sealed" })
        {
            await File.WriteAllTextAsync(path, "something");
        }

        foreach (var path in new[] { received.Name, madeOfIt, left, $"{left}-sealed" })
        {
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(-2));
        }

        await ThrowAway();

        Assert.Equal(
            new[] { Path.GetFileName(received.Name), Path.GetFileName(madeOfIt) }.Order(), service.Unfinished.Order());
        File.Delete(received.Name);
        File.Delete(madeOfIt);
    }

    private async Task Age(string name)
    {
        await using var db = service.OpenDatabase();
        await db.Leftovers.Where(left => left.Name == name).ExecuteUpdateAsync(
            set => set.SetProperty(left => left.Since, left => left.Since.AddHours(-1)));
    }

    private Task ThrowAway() =>
        service.Services.GetRequiredService<ThrowingAway>().DoAllAsync(CancellationToken.None);

    /// <summary>A folder that breaks off where it is told to, as a disk or a process does.</summary>
    public sealed class BreakingShelf(WorkFolder work) : IFileShelf
    {
        private readonly FolderShelf _folder = new(work);

        public int? BreakAfter { get; set; }

        public Func<string, Task>? AfterPut { get; set; }

        public async Task PutAsync(string name, string path, CancellationToken ct)
        {
            if (BreakAfter is { } bytes && bytes < new FileInfo(path).Length)
            {
                await using var part = new FileStream(path, FileMode.Open, FileAccess.Write);
                part.SetLength(bytes);
                throw new IOException("It broke off.");
            }

            await _folder.PutAsync(name, path, ct);
            await (AfterPut?.Invoke(name) ?? Task.CompletedTask);
            if (BreakAfter is not null)
            {
                throw new IOException("It broke off.");
            }
        }

        public Task<Stream?> FindAsync(string name, CancellationToken ct) => _folder.FindAsync(name, ct);

        public Task DeleteAsync(string name, CancellationToken ct) => _folder.DeleteAsync(name, ct);
    }

    public sealed class Breaking : DocumentsService
    {
        public BreakingShelf Shelf => (BreakingShelf)Services.GetRequiredService<IFileShelf>();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services =>
                services.RemoveAll<IFileShelf>().AddSingleton<IFileShelf, BreakingShelf>());
        }
    }
}
