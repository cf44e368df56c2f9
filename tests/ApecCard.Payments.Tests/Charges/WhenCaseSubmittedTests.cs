using System.Net;
using ApecCard.Contracts;
using ApecCard.Payments.Charges;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using MassTransit.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Tests.Charges;

public class WhenCaseSubmittedTests(PaymentsService service) : IClassFixture<PaymentsService>
{
    [Fact]
    public async Task The_fee_of_a_submitted_case_is_due_from_now_on()
    {
        var charge = await service.ACharge();

        Assert.Equal((720.00m, "CNY", ChargeState.Open), (charge.Amount, charge.Currency, charge.State));
        Assert.True(await service.IsPublished<ChargeOpened>(
            opened => opened.ChargeId == charge.Id && opened is { Amount: 720.00m, ChargeVersion: 1 }));
        Assert.Equal(["charge.opened"], await service.AuditOf(charge));
    }

    [Fact]
    public async Task However_often_and_parallel_it_is_told_there_is_one_charge()
    {
        var submitted = PaymentsService.Submission();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => service.Bus.Publish(submitted)));
        await service.Bus.Publish(submitted with { CaseVersion = 2 });

        var harness = service.Services.GetTestHarness();
        await Eventually.Is(() => harness.Consumed.Select<CaseSubmitted>()
            .Count(one => one.Context.Message.CaseId == submitted.CaseId && one.Exception is null) >= 9);
        Assert.Single(await service.ChargesOf(submitted.CaseId));
        Assert.Single(
            harness.Published.Select<ChargeOpened>(), one => one.Context.Message.CaseId == submitted.CaseId);
    }

    [Fact]
    public async Task A_fee_that_changes_later_does_not_change_what_is_due()
    {
        var before = await service.ACharge();
        var configured = await service.As(Roles.Administrator).PutAsJsonAsync("/offices/shanghai/local-fees", new
        {
            effectiveOn = DateTimeOffset.UtcNow.DayInShanghai(),
            fees = new[] { new { chineseName = "服务费", englishName = "Service", amount = 80 } },
            reason = "price list",
        });
        Assert.Equal(HttpStatusCode.OK, configured.StatusCode);

        var after = await service.ACharge();
        await using var db = service.OpenDatabase();
        await db.LocalFees.ExecuteDeleteAsync();

        Assert.Equal(800.00m, after.Amount);
        Assert.Equal(720.00m, (await service.ChargesOf(before.CaseId)).Single().Amount);
    }
}
