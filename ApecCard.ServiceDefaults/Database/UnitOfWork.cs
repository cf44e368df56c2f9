using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ApecCard.ServiceDefaults;

/// <summary>A transaction, or a part in one that somebody around us has begun and will end.</summary>
public sealed class UnitOfWork(IDbContextTransaction? own) : IAsyncDisposable
{
    public Task CommitAsync(CancellationToken ct) => own?.CommitAsync(ct) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => own?.DisposeAsync() ?? ValueTask.CompletedTask;
}

public static class UnitOfWorkExtensions
{
    /// <summary>
    /// Begins a transaction, unless one has begun: a message being handled, a request that may be repeated.
    /// </summary>
    public static async Task<UnitOfWork> BeginOrJoinAsync(this DbContext db, CancellationToken ct) =>
        new(db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null);
}
