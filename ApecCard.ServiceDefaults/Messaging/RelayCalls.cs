using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ApecCard.ServiceDefaults;

/// <summary>
/// Calls the relay of this process when a unit of work that owes messages has committed. Nothing depends on it: the
/// relay also looks by itself, and finds what a process owed that ended before it could be called.
/// </summary>
internal sealed class RelayCalls : DbTransactionInterceptor, ISaveChangesInterceptor
{
    private readonly Bell _bell = new();

    /// <summary>Returns when somebody has called, or this time is over.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken ct) => _bell.WaitAsync(atMost, ct);

    public void Call() => _bell.Ring();

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
