using System.Net;
using ApecCard.Contracts;
using ApecCard.Payments.Charges;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;
using ApecCard.Testing;
using MassTransit;
using MassTransit.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Tests.Charges;

public class WhenCaseEndsTests(PaymentsService service) : IClassFixture<PaymentsService>
{
    [Theory]
    [InlineData("withdrawn")]
    [InlineData("lapsed")]
    [InlineData("refused")]
    public async Task However_a_case_ends_its_open_charge_expires_once_and_cannot_be_paid(string how)
    {
        var enterpriseId = Guid.NewGuid();
        var charge = await service.ACharge(enterpriseId);

        await service.Bus.Publish(End(how, charge));
        await service.Bus.Publish(End(how, charge));

        await service.Becomes(charge, ChargeState.Expired);
        await Eventually.Is(() => service.IsPublished<ChargeExpired>(
            expired => expired.ChargeId == charge.Id && expired.ChargeVersion == 2));
        await Refusal.Is(HttpStatusCode.Conflict, "charge.expired",
            await service.As(Roles.Enterprise, enterpriseId).PostAsync($"/charges/{charge.Id}/checkout", null));
        Assert.Equal(["charge.opened", "charge.expired"], await service.AuditOf(charge));
    }

    [Theory]
    [InlineData("withdrawn")]
    [InlineData("lapsed")]
    public async Task A_paid_fee_is_given_back_when_nobody_refused_the_case(string how)
    {
        var charge = await service.APaidCharge();

        await service.Bus.Publish(End(how, charge));

        await service.Becomes(charge, ChargeState.Refunded);
    }

    [Fact]
    public async Task The_paid_fee_of_a_refused_case_is_kept()
    {
        var charge = await service.APaidCharge();

        var messageId = Guid.NewGuid();
        await service.Bus.Publish(End("refused", charge), context => context.MessageId = messageId);

        await using var db = service.OpenDatabase();
        await Eventually.Is(() => db.Handled.AnyAsync(handled => handled.MessageId == messageId));
        Assert.Equal(charge.RowVersion, (await service.Now(charge)).RowVersion);
    }

    [Fact]
    public async Task An_end_that_comes_before_the_submission_waits_for_it()
    {
        var submitted = PaymentsService.Submission();
        await service.Bus.Publish(new CaseWithdrawn(submitted.CaseId, 2, submitted.CaseNumber, DateTimeOffset.UtcNow));
        await Task.Delay(200);

        await service.Bus.Publish(submitted);

        await Eventually.Is(async () => await service.ChargesOf(submitted.CaseId) is [{ State: ChargeState.Expired }]);
    }

    [Fact]
    public async Task Of_a_case_nobody_submitted_it_is_too_early_to_say()
    {
        var caseId = Guid.CreateVersion7();
        await service.Bus.Publish(new CaseLapsed(caseId, 2, "APEC20260504000001", DateTimeOffset.UtcNow));

        await Eventually.Is(() => service.Services.GetTestHarness().Consumed.Any<CaseLapsed>(one =>
            one.Context.Message.CaseId == caseId && one.Exception is TooEarlyException));
    }

    private static object End(string how, Charge charge) => how switch
    {
        "withdrawn" => new CaseWithdrawn(charge.CaseId, 5, charge.CaseNumber, Later),
        "lapsed" => new CaseLapsed(charge.CaseId, 5, charge.CaseNumber, Later),
        _ => new CaseRefused(charge.CaseId, 5, charge.CaseNumber, RefusalReasons.NotEligible, Later),
    };

    private static DateTimeOffset Later => DateTimeOffset.UtcNow.AddMinutes(1);
}
