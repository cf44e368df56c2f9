using ApecCard.Payments.Ledger;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Tests.Ledger;

/// <summary>Charges that are older than the ledger are booked when it comes.</summary>
public class LedgerOfBeforeTests
{
    [Fact]
    public async Task A_charge_in_any_state_is_booked_as_if_the_ledger_had_always_been_there()
    {
        await using var db = new PaymentsDb(new DbContextOptionsBuilder<PaymentsDb>()
            .UseNpgsql($"{TestServers.Postgres};Database=test_{Guid.NewGuid():N}").Options);
        await db.Database.MigrateAsync("JointCheckouts");
        await Add(db, "Open");
        await Add(db, "Paid", paid: true);
        await Add(db, "Expired", expired: true);
        await Add(db, "Refunding", paid: true);
        await Add(db, "Refunding", paid: true, expired: true);
        await Add(db, "Refunded", paid: true);
        await Add(db, "Refunded", paid: true, expired: true);

        await db.Database.MigrateAsync();

        var balance = await GetLedgerBalance.ReadAsync(db, CancellationToken.None);
        await db.Database.EnsureDeletedAsync();
        Assert.Empty(balance.Disagreements);
        Assert.True(balance.IsBalanced);
        Assert.Equal(
            [(Account.FeeIncome, -1440m), (Account.ProviderClearing, 2160m), (Account.Receivable, 720m),
                (Account.RefundsPayable, -1440m)],
            balance.Balances.Select(one => (one.Account, one.Debit - one.Credit)).OrderBy(one => $"{one.Account}"));
    }

    private static Task<int> Add(PaymentsDb db, string state, bool paid = false, bool expired = false)
    {
        DateTimeOffset? paidAt = paid ? DateTimeOffset.UtcNow : null;
        DateTimeOffset? expiredAt = expired ? DateTimeOffset.UtcNow : null;
        DateTimeOffset? dueAt = state.StartsWith("Refund", StringComparison.Ordinal) ? DateTimeOffset.UtcNow : null;
        DateTimeOffset? refundedAt = state is "Refunded" ? DateTimeOffset.UtcNow : null;
        return db.Database.ExecuteSqlAsync($"""
            insert into "Charges" ("Id", "CaseId", "CaseNumber", "Business", "EnterpriseId", "Office", "Amount",
                "Currency", "OpenedAt", "State", "PaidAt", "ExpiredAt", "RefundDueAt", "RefundedAt", "RefundFailures",
                "Version")
            values ({Guid.CreateVersion7()}, {Guid.CreateVersion7()}, 'APEC20260504000001', 'Application',
                {Guid.NewGuid()}, 'shanghai', 720, 'CNY', {DateTimeOffset.UtcNow}, {state}, {paidAt}, {expiredAt},
                {dueAt}, {refundedAt}, 0, 1)
            """);
    }
}
