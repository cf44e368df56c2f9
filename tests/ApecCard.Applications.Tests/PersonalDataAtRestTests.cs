using System.Text;
using ApecCard.Applications.Cases;
using ApecCard.Applications.Tests.Orders;
using ApecCard.Contracts;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Tests;

/// <summary>Who reads the database, or a copy of it, finds no numbers, telephones or addresses of a person.</summary>
[Collection(nameof(TheService))]
public class PersonalDataAtRestTests(ApplicationsService service)
{
    [Fact]
    public async Task No_table_holds_what_is_personal_in_the_open()
    {
        var desk = new OrderDesk(service);
        var caseFile = await service.ACase(OrderStories.SomeGranted);
        await service.ACase(Returned);
        var order = await desk.Submitted(caseFile, OrderKind.PassportChange);
        using var withdrawal = new HttpRequestMessage(HttpMethod.Post, $"/orders/{order.Id}/withdrawal");
        withdrawal.Content = JsonContent.Create(new { reason = "Not now." });
        withdrawal.Headers.Add("Idempotency-Key", $"{Guid.NewGuid()}"); // its answer, with the form, is kept
        (await service.Owner(caseFile).SendAsync(withdrawal)).EnsureSuccessStatusCode();

        var applicant = caseFile.Form.Applicant!;
        var (passport, changed) = (applicant.Passport!, order.Form.Passport!);
        foreach (var secret in new[]
        {
            applicant.ResidentId!, applicant.Mobile!, applicant.Email!, passport.Number!, passport.MrzLine2!,
            changed.MrzLine1!, caseFile.Form.Company!.ContactEmail!,
        })
        {
            Assert.Equal((secret, ""), (secret, await TablesWith(secret)));
        }

        Assert.Contains("Cases", await TablesWith(applicant.ChineseName!)); // the search does find
        Assert.Equal(
            caseFile.Form, (await service.Reload(caseFile.Id)).Form); // and the service reads what it wrote
    }

    private static void Returned(CaseFile caseFile)
    {
        Stories.InPreliminaryReview(caseFile);
        caseFile.Returns(Stage.PreliminaryReview, "applicant.mobile", "applicant.passport.number");
    }

    private async Task<string> TablesWith(string text)
    {
        await using var db = service.OpenDatabase();
        var tables = await db.Database
            .SqlQuery<string>($"select tablename as \"Value\" from pg_tables where schemaname = 'public'").ToListAsync();
        List<string> found = [];
        foreach (var table in tables)
        {
            // Bytes are shown in hexadecimal digits.
            var sql = $"select count(*)::int as \"Value\" from \"{table}\" t where t::text like {{0}} or t::text like {{1}}";
            var hex = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text));
            if (await db.Database.SqlQueryRaw<int>(sql, $"%{text}%", $"%{hex}%").SingleAsync() > 0)
            {
                found.Add(table);
            }
        }

        return string.Join(", ", found);
    }
}
