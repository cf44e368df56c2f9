using System.Globalization;
using System.Net;
using System.Text;
using ApecCard.Contracts;
using ApecCard.Payments.Charges;
using ApecCard.Payments.Reconciliation;
using ApecCard.Payments.Tests.Troubles;
using ApecCard.ServiceDefaults;
using ApecCard.Simulators;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Tests.Reconciliation;

public sealed class ReconciliationTests : IClassFixture<TroubledService>, IDisposable
{
    private readonly TroubledService _service;
    private readonly HttpClient _officer;

    public ReconciliationTests(TroubledService service)
    {
        _service = service;
        _officer = service.As(Roles.FinanceOfficer, subject: "finance-1");
    }

    // The day so far: at midnight in Shanghai a test may look at the day before.
    private static string Today => TimeProvider.System.TodayInShanghai().ToString("O", CultureInfo.InvariantCulture);

    public void Dispose() => (_service.Simulator.Behaviour.Current, _service.Applications.IsAway) = (new(), false);

    [Fact]
    public async Task Payments_alone_and_together_and_what_is_given_back_stand_in_both_books()
    {
        var enterpriseId = Guid.NewGuid();
        await Paid(enterpriseId);
        var withdrawn = await Paid(enterpriseId);
        Charge[] together = [await _service.ACharge(enterpriseId), await _service.ACharge(enterpriseId)];
        await Pay(await Started(enterpriseId, "/checkouts", new { chargeIds = together.Select(one => one.Id) }));
        await _service.Becomes(together[1], ChargeState.Paid);
        await _service.Bus.Publish(new CaseWithdrawn(withdrawn.CaseId, 5, withdrawn.CaseNumber, DateTimeOffset.UtcNow));
        await _service.Becomes(withdrawn, ChargeState.Refunded);

        var compared = await Compare();

        Assert.Equal((false, 0), (compared.IsFinal, compared.OpenDifferences));
        Assert.True(compared is { Payments: >= 3, Refunds: >= 1 });
        var days = await _officer.GetFromJsonAsync<ComparedDayView[]>($"/statements?month={Today[..7]}", Json.Options);
        Assert.Equal(compared.Payments, Assert.Single(days!, day => day.Day == compared.Day).Payments);
    }

    [Fact]
    public async Task A_payment_nobody_told_us_of_is_taken_from_the_statement()
    {
        _service.Simulator.Behaviour.Current = new(Callback: CallbackKind.None);
        var enterpriseId = Guid.NewGuid();
        var charge = await _service.ACharge(enterpriseId);
        await Pay(await Started(enterpriseId, $"/charges/{charge.Id}/checkout", new { }));

        var compared = await Compare();

        Assert.Equal((ChargeState.Paid, 0), ((await _service.Now(charge)).State, compared.OpenDifferences));
        Assert.True(await _service.IsPublished<FeePaid>(paid => paid.ChargeId == charge.Id));
    }

    [Theory]
    [InlineData(StatementKind.WithoutLast, DifferenceKind.PaymentUnknownToProvider)]
    [InlineData(StatementKind.OtherAmount, DifferenceKind.PaymentAmount)]
    public async Task A_difference_stays_in_the_queue_until_a_comparison_does_not_find_it(
        StatementKind mistake, DifferenceKind kind)
    {
        var charge = await Paid(Guid.NewGuid());
        _service.Simulator.Behaviour.Current = new(Statement: mistake);

        Assert.Equal(1, (await Compare()).OpenDifferences);
        Assert.Equal(1, (await Compare()).OpenDifferences); // found again it is the same one

        var found = Assert.Single(await Open());
        Assert.Equal(
            (kind, charge.TransactionId, (Guid?)charge.Id, (decimal?)720m, charge.CaseNumber),
            (found.Kind, found.Reference, found.ChargeId, found.Ours, found.Number));
        Assert.Equal(mistake is StatementKind.OtherAmount ? 720.01m : null, found.Theirs);

        _service.Simulator.Behaviour.Current = new();
        Assert.Equal(0, (await Compare()).OpenDifferences);
        Assert.Equal(DifferenceState.Settled, (await Now(found)).State);

        _service.Simulator.Behaviour.Current = new(Statement: mistake);
        Assert.Equal(1, (await Compare()).OpenDifferences);
        Assert.Equal((DifferenceState.Open, null), ((await Now(found)).State, (await Now(found)).EndedAt));
        _service.Simulator.Behaviour.Current = new();
        await Compare();
    }

    [Fact]
    public async Task What_an_officer_has_resolved_stays_resolved()
    {
        _service.Simulator.Behaviour.Current = new(Statement: StatementKind.Stranger);
        Assert.Equal(1, (await Compare()).OpenDifferences);
        var found = Assert.Single(await Open());
        Assert.Equal((DifferenceKind.PaymentUnknownToUs, null), (found.Kind, found.ChargeId));

        var resolved = await Resolve(found, "The provider takes it back.");

        Assert.Equal(HttpStatusCode.OK, resolved.StatusCode);
        Assert.Equal(0, (await Compare()).OpenDifferences);
        var now = await Now(found);
        Assert.Equal(
            (DifferenceState.Resolved, "finance-1", "The provider takes it back."),
            (now.State, now.ResolvedBy, now.Resolution));
        await Refusal.Is(HttpStatusCode.Conflict, "difference.ended", await Resolve(found, "again"));
        var late = _service.As(Roles.FinanceOfficer, provedAt: DateTimeOffset.UtcNow.AddMinutes(-20));
        await Refusal.Is(HttpStatusCode.Forbidden, "reauthentication.needed", await Resolve(found, "again", late));
    }

    [Fact]
    public async Task An_invoice_that_is_due_and_not_there_is_missed_until_it_is_issued()
    {
        var charge = await Paid(Guid.NewGuid());
        _service.Applications.IsAway = true;
        await _service.Bus.Publish(Passed(charge));
        await Eventually.Is(async () => (await _service.Now(charge)).InvoiceDueAt is not null);
        Assert.Equal(0, (await Compare()).OpenDifferences); // it may still come
        await AnHourLaterAsync(charge);

        Assert.Equal(1, (await Compare()).OpenDifferences);
        var missing = Assert.Single(await Open());
        Assert.Equal(
            (DifferenceKind.InvoiceMissing, charge.CaseNumber, (decimal?)720m, null),
            (missing.Kind, missing.Reference, missing.Ours, missing.Invoiced));

        _service.Applications.IsAway = false;
        await Eventually.Is(async () => (await Compare()).OpenDifferences == 0, seconds: 30);
        Assert.Equal(DifferenceState.Settled, (await Now(missing)).State);
    }

    [Fact]
    public async Task While_the_provider_gives_no_statement_nothing_is_compared()
    {
        _service.Simulator.Behaviour.Current = new(FailNext: 1);
        await Refusal.Is(
            HttpStatusCode.ServiceUnavailable, "statement.unavailable",
            await _officer.PostAsync($"/statements/{Today}/comparison", null));
    }

    [Fact]
    public async Task What_came_in_and_went_back_is_in_the_report_of_the_month()
    {
        var before = Sum(await Report("en"));
        var withdrawn = await Paid(Guid.NewGuid());
        await Paid(Guid.NewGuid());
        await _service.Bus.Publish(new CaseWithdrawn(withdrawn.CaseId, 5, withdrawn.CaseNumber, DateTimeOffset.UtcNow));
        await _service.Becomes(withdrawn, ChargeState.Refunded);

        var report = await Report("en");

        Assert.StartsWith("day,office,business,currency,payments,paid,refunds,given back,net,", report[0], StringComparison.Ordinal);
        Assert.StartsWith($"{Today},shanghai,Application,CNY,", report[1], StringComparison.Ordinal);
        Assert.Equal([1440m, 720m, 720m], Sum(report).Zip(before, (now, then) => now - then));
        Assert.StartsWith("日期,受理机构", (await Report("zh"))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused()
    {
        await Refusal.IsAbout("month", await _officer.GetAsync("/reports/2026-13"), "invalid-input");
        await Refusal.IsAbout("month", await _officer.GetAsync("/statements?month=May"), "invalid-input");
        var tomorrow = TimeProvider.System.TodayInShanghai().AddDays(2).ToString("O", CultureInfo.InvariantCulture);
        await Refusal.Is(
            HttpStatusCode.Conflict, "statement.not-yet",
            await _officer.PostAsync($"/statements/{tomorrow}/comparison", null));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await _officer.PostAsJsonAsync($"/differences/{Guid.NewGuid()}/resolution", new { resolution = "r" }))
                .StatusCode);
    }

    private static CaseForwarded Passed(Charge charge) =>
        new(charge.CaseId, 9, charge.CaseNumber, DateTimeOffset.UtcNow);

    private async Task AnHourLaterAsync(Charge charge)
    {
        await using var db = _service.OpenDatabase();
        await db.Charges.Where(one => one.Id == charge.Id).ExecuteUpdateAsync(set => set
            .SetProperty(one => one.InvoiceDueAt, one => one.InvoiceDueAt - TimeSpan.FromMinutes(61)));
    }

    private async Task<Charge> Paid(Guid enterpriseId)
    {
        var charge = await _service.ACharge(enterpriseId);
        await Pay(await Started(enterpriseId, $"/charges/{charge.Id}/checkout", new { }));
        await _service.Becomes(charge, ChargeState.Paid);
        return await _service.Now(charge);
    }

    private async Task<string> Started(Guid enterpriseId, string path, object body)
    {
        var answer = await _service.As(Roles.Enterprise, enterpriseId).PostAsJsonAsync(path, body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>())
            .GetProperty("checkoutUrl").GetString()!;
    }

    private static async Task Pay(string cashier)
    {
        using var browser = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsync(new Uri($"{cashier}/payment"), null)).StatusCode);
    }

    private async Task<ComparedDayView> Compare()
    {
        var answer = await _officer.PostAsync($"/statements/{Today}/comparison", null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<ComparedDayView>(Json.Options))!;
    }

    private async Task<IReadOnlyList<DifferenceView>> Open() =>
        (await _officer.GetFromJsonAsync<Page<DifferenceView>>("/differences?state=Open", Json.Options))!.Items;

    private async Task<DifferenceView> Now(DifferenceView difference) =>
        (await _officer.GetFromJsonAsync<Page<DifferenceView>>("/differences?limit=100", Json.Options))!.Items
            .Single(one => one.Id == difference.Id);

    private Task<HttpResponseMessage> Resolve(DifferenceView found, string resolution, HttpClient? officer = null) =>
        (officer ?? _officer).PostAsJsonAsync($"/differences/{found.Id}/resolution", new { resolution });

    private async Task<string[]> Report(string language) =>
        Encoding.UTF8.GetString(await _officer.GetByteArrayAsync($"/reports/{Today[..7]}?language={language}"))
            .TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    // The row of the sums: paid, given back, net.
    private static decimal[] Sum(string[] report) =>
        report[^1].Split(',') is ["", "", "", "CNY", _, var paid, _, var back, var net, ..]
        ? [.. new[] { paid, back, net }.Select(one => decimal.Parse(one, CultureInfo.InvariantCulture))]
        : [0, 0, 0];
}
