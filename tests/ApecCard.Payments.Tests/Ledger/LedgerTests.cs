using System.Net;
using ApecCard.Contracts;
using ApecCard.Payments.Charges;
using ApecCard.Payments.Ledger;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ApecCard.Payments.Tests.Ledger;

public class LedgerTests(PaymentsService service) : IClassFixture<PaymentsService>
{
    private readonly HttpClient _officer = service.As(Roles.FinanceOfficer);

    [Fact]
    public async Task What_happens_to_a_fee_is_booked_on_two_accounts_each_time()
    {
        var charge = await service.APaidCharge();
        await Withdraw(charge);
        await service.Becomes(charge, ChargeState.Refunded);

        Assert.Equal(
        [
            "charge.opened Receivable +720.00", "charge.opened FeeIncome -720.00",
            "charge.paid ProviderClearing +720.00", "charge.paid Receivable -720.00",
            "charge.refund-due FeeIncome +720.00", "charge.refund-due RefundsPayable -720.00",
            "charge.refunded RefundsPayable +720.00", "charge.refunded ProviderClearing -720.00",
        ], await BookedFor(charge));
    }

    [Fact]
    public async Task A_fee_that_expires_is_no_income_and_what_is_paid_too_late_is_owed_at_once()
    {
        var charge = await service.AChargeInCheckout();
        await Withdraw(charge);
        await service.Becomes(charge, ChargeState.Expired);
        await service.Pays(charge);
        await service.Becomes(charge, ChargeState.Refunded);

        Assert.Equal(
        [
            "charge.opened Receivable +720.00", "charge.opened FeeIncome -720.00",
            "charge.expired FeeIncome +720.00", "charge.expired Receivable -720.00",
            "charge.paid-too-late ProviderClearing +720.00", "charge.paid-too-late RefundsPayable -720.00",
            "charge.refunded RefundsPayable +720.00", "charge.refunded ProviderClearing -720.00",
        ], await BookedFor(charge));
    }

    [Theory]
    [InlineData("""update "LedgerEntries" set "Debit" = "Debit" + 1""")]
    [InlineData("""delete from "LedgerEntries" """)]
    [InlineData("""truncate "LedgerEntries" """)]
    public async Task The_database_itself_lets_nobody_rewrite_it(string rewriting)
    {
        await service.ACharge();
        await using var db = service.OpenDatabase();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(rewriting));

        Assert.Contains("ledger", refused.MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_booking_whose_sides_differ_is_refused()
    {
        var charge = await service.ACharge();
        await using var db = service.OpenDatabase();
        db.Add(LedgerEntry.Book(
            charge.Id, Account.Receivable, Account.FeeIncome, 1, "CNY", "test", DateTimeOffset.UtcNow)[0]);

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => db.SaveChangesAsync());

        Assert.Contains("balance", $"{refused}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_charge_that_is_booked_otherwise_than_its_state_says_is_named()
    {
        var charge = await service.ACharge();
        await using var db = service.OpenDatabase();
        await using var neverCommitted = await db.Database.BeginTransactionAsync();
        db.AddRange(LedgerEntry.Book(
            charge.Id, Account.ProviderClearing, Account.Receivable, 7, "CNY", "test", DateTimeOffset.UtcNow));
        await db.SaveChangesAsync();

        var balance = await GetLedgerBalance.ReadAsync(db, CancellationToken.None);

        Assert.False(balance.IsBalanced);
        Assert.Equal(
            [("ProviderClearing", 7m, 0m), ("Receivable", 713m, 720m)],
            balance.Disagreements.Where(one => one.ChargeId == charge.Id)
                .Select(one => (one.Account, one.Booked, one.Expected)));
    }

    [Fact]
    public async Task The_finance_officer_reads_the_balance_and_nobody_else_does()
    {
        await service.APaidCharge();

        var balance = await _officer.GetFromJsonAsync<GetLedgerBalance.Response>("/ledger/balance", Json.Options);

        Assert.Contains(
            balance!.Balances, one => one is { Account: Account.ProviderClearing, Currency: "CNY", Debit: > 0 });
        foreach (var path in (string[])["/ledger/balance", "/ledger/entries"])
        {
            Assert.Equal(
                HttpStatusCode.Forbidden,
                (await service.As(Roles.Enterprise, Guid.NewGuid()).GetAsync(path)).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await service.Anonymous().GetAsync(path)).StatusCode);
        }
    }

    [Fact]
    public async Task It_is_read_newest_first_page_by_page_and_nothing_twice_though_more_is_booked_meanwhile()
    {
        var charge = await service.APaidCharge();
        var first = await Read(charge, limit: 3);
        Assert.Equal(3, first.Items.Count);
        Assert.Equal(["charge.paid", "charge.paid", "charge.opened"], first.Items.Select(entry => entry.Why));

        await Withdraw(charge);
        await service.Becomes(charge, ChargeState.Refunded);
        var rest = await Read(charge, limit: 3, after: first.Next);

        Assert.Equal("charge.opened", Assert.Single(rest.Items).Why);
        Assert.Null(rest.Next);
        Assert.DoesNotContain(rest.Items[0].Id, first.Items.Select(entry => entry.Id));
        var all = await Read(charge, limit: 100);
        Assert.Equal(8, all.Items.Count);
        Assert.Equal("charge.refunded", all.Items[0].Why);
        Assert.Equal([.. first.Items, .. rest.Items], all.Items.Skip(4));
        var everybodys = await Read(of: null, limit: 1);
        Assert.True(everybodys.Items[0].Id.CompareTo(all.Items[0].Id) >= 0);
    }

    private async Task<Page<ListLedgerEntries.Entry>> Read(Charge? of, int limit, string? after = null) =>
        (await _officer.GetFromJsonAsync<Page<ListLedgerEntries.Entry>>(
            $"/ledger/entries?limit={limit}{(of is null ? "" : $"&chargeId={of.Id}")}"
            + (after is null ? "" : $"&after={after}"), Json.Options))!;

    private Task Withdraw(Charge charge) =>
        service.Bus.Publish(new CaseWithdrawn(charge.CaseId, 5, charge.CaseNumber, DateTimeOffset.UtcNow));

    private async Task<string[]> BookedFor(Charge charge)
    {
        var page = await _officer.GetFromJsonAsync<Page<ListLedgerEntries.Entry>>(
            $"/ledger/entries?chargeId={charge.Id}", Json.Options);
        var inOrder = page!.Items.OrderBy(entry => entry.At).ThenByDescending(entry => entry.Debit);
        return [.. inOrder.Select(entry => FormattableString.Invariant(
            $"{entry.Why} {entry.Account} {entry.Debit - entry.Credit:+0.00;-0.00}"))];
    }
}
