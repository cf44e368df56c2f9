using System.Net;
using ApecCard.Contracts;
using ApecCard.Payments.Applications;
using ApecCard.Payments.Charges;
using ApecCard.Payments.Ledger;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Tests;

/// <summary>The whole service, with a payment provider of its own that does as it is told.</summary>
public class PaymentsService() : ServiceOnPostgres<Program, PaymentsDb>("payments")
{
    public const string Secret = "a secret of the merchant for tests only";

    private bool _balanced;

    public Provider Provider { get; } = new();

    public ApplicationsDouble Applications { get; } = new();

    public static CaseSubmitted Submission(Guid? caseId = null, Guid? enterpriseId = null) => new(
        caseId ?? Guid.CreateVersion7(), 1, "APEC20260504000001", enterpriseId ?? Guid.NewGuid(), "shanghai", [],
        DateTimeOffset.UtcNow);

    public static OrderAccepted Acceptance(
        OrderKind kind = OrderKind.Replacement, Guid? caseId = null, Guid? enterpriseId = null) => new(
        Guid.CreateVersion7(), 3, "APEC20260504000001-01-hb", kind, caseId ?? Guid.CreateVersion7(),
        "APEC20260504000001", enterpriseId ?? Guid.NewGuid(), "shanghai", DateTimeOffset.UtcNow);

    /// <summary>The charge of an order as it comes to be: a replacement was accepted.</summary>
    public async Task<Charge> AnOrdersCharge(Guid? caseId = null, Guid? enterpriseId = null)
    {
        var accepted = Acceptance(caseId: caseId, enterpriseId: enterpriseId);
        await Bus.Publish(accepted);
        await Eventually.Is(async () => (await ChargesOf(accepted.CaseId)).Any(one => one.OrderId == accepted.OrderId));
        return (await ChargesOf(accepted.CaseId)).Single(one => one.OrderId == accepted.OrderId);
    }

    /// <summary>A charge as it comes to be: a case was submitted.</summary>
    public async Task<Charge> ACharge(Guid? enterpriseId = null)
    {
        var submitted = Submission(enterpriseId: enterpriseId);
        await Bus.Publish(submitted);
        await Eventually.Is(async () => (await ChargesOf(submitted.CaseId)).Length == 1);
        return (await ChargesOf(submitted.CaseId)).Single();
    }

    /// <summary>Its enterprise stands at the cashier.</summary>
    public async Task<Charge> AChargeInCheckout()
    {
        var enterpriseId = Guid.NewGuid();
        var charge = await ACharge(enterpriseId);
        var started = await As(Roles.Enterprise, enterpriseId).PostAsync($"/charges/{charge.Id}/checkout", null);
        Assert.Equal(HttpStatusCode.OK, started.StatusCode);
        return await Now(charge);
    }

    public async Task<Charge> APaidCharge() => await Pays(await AChargeInCheckout());

    /// <summary>The provider says that the charge in checkout is paid.</summary>
    public async Task<Charge> Pays(Charge charge)
    {
        Assert.Equal(HttpStatusCode.OK, (await Provider.Tell(Anonymous(), Provider.Paid(charge))).StatusCode);
        return await Now(charge);
    }

    public async Task<Charge> Now(Charge charge) => (await ChargesOf(charge.CaseId)).Single(one => one.Id == charge.Id);

    public Task Becomes(Charge charge, ChargeState state) =>
        Eventually.Is(async () => (await Now(charge)).State == state, seconds: 20);

    public async Task<Charge[]> ChargesOf(Guid caseId)
    {
        await using var db = OpenDatabase();
        return await db.Charges.Where(charge => charge.CaseId == caseId).ToArrayAsync();
    }

    public async Task<string[]> AuditOf(Charge charge)
    {
        await using var db = OpenDatabase();
        return await db.AuditEntries
            .Where(entry => entry.Subject == charge.Id.ToString())
            .OrderBy(entry => entry.At).ThenBy(entry => entry.Id)
            .Select(entry => entry.Reason == null ? entry.Action : $"{entry.Action} {entry.Reason}")
            .ToArrayAsync();
    }

    /// <summary>As if so much time had passed since somebody was sent to a cashier: all are to be asked about.</summary>
    public async Task Later(TimeSpan? by = null)
    {
        await using var db = OpenDatabase();
        await db.WatchedCheckouts.ExecuteUpdateAsync(set => set
            .SetProperty(one => one.Since, one => one.Since - (by ?? TimeSpan.Zero))
            .SetProperty(one => one.AskAt, DateTimeOffset.UnixEpoch));
        await db.Charges.Where(charge => charge.RefundTryAt != null).ExecuteUpdateAsync(set => set
            .SetProperty(charge => charge.RefundTryAt, DateTimeOffset.UnixEpoch));
    }

    /// <summary>Whether the provider is still asked about the checkout of the charge.</summary>
    public async Task<bool> IsWatched(Charge charge)
    {
        await using var db = OpenDatabase();
        return await db.WatchedCheckouts.AnyAsync(one => one.CheckoutId == charge.CheckoutId);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("services:payment-provider:http:0", Provider.Url);
        builder.UseSetting("Provider:Secret", Secret);
        builder.UseSetting("Public:Url", "https://abtc.example");
        builder.UseSetting("Identity:Url", "http://identity");
        builder.UseSetting("Identity:Secret", "for tests only");
        builder.UseSetting("Mail:Server", "");
        builder.ConfigureTestServices(services =>
        {
            foreach (var client in new[] { nameof(ApplicationsClient), nameof(ServiceTokens) })
            {
                services.AddHttpClient(client).ConfigurePrimaryHttpMessageHandler(() => Applications);
            }
        });
    }

    public override async Task InitializeAsync()
    {
        await Provider.StartAsync();
        await base.InitializeAsync();
    }

    // Whatever the tests did, the ledger balances and says what the charges' states say.
    public override async ValueTask DisposeAsync()
    {
        if (!_balanced)
        {
            await using var db = OpenDatabase();
            var balance = await GetLedgerBalance.ReadAsync(db, CancellationToken.None);
            Assert.Empty(balance.Disagreements);
            Assert.True(_balanced = balance.IsBalanced);
        }

        await base.DisposeAsync();
        await Provider.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
