using System.Data.Common;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ApecCard.ServiceDefaults;

/// <summary>
/// Calls the relay of this process when a unit of work that owes messages has committed. Nothing depends on it: the
/// relay also looks by itself, and finds what a process owed that ended before it could be called.
/// </summary>
internal sealed class RelayCalls : DbTransactionInterceptor, ISaveChangesInterceptor
{
    private readonly Channel<bool> _calls = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Returns when somebody has called, or this time is over.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(atMost);
        Task called = _calls.Reader.WaitToReadAsync(patience.Token).AsTask();
        await called.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _calls.Reader.TryRead(out _);
    }

    public void Call() => _calls.Writer.TryWrite(true);

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        CallFor(eventData.Context);
        return Task.CompletedTask;
    }

    public ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context?.Database.CurrentTransaction is null) // else it is not committed yet
        {
            CallFor(eventData.Context);
        }

        return new(result);
    }

    private void CallFor(DbContext? context)
    {
        if (context is ServiceDbContext { OwesMessages: true } db)
        {
            db.OwesMessages = false;
            Call();
        }
    }
}
