using System.Text;
using ApecCard.Identity.Broker;
using ApecCard.ServiceDefaults;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace ApecCard.Identity.DeadLetters;

/// <summary>Opens the queues of what died.</summary>
public sealed class DeadLetterBoxes(
    BrokerManagement management, NpgsqlDataSource database, ILogger<DeadLetterBoxes> logger)
{
    private const int LongestName = 255; // bytes: AMQP has no longer ones

    private static readonly string[] _endings = ["_error", "_skipped"];

    /// <summary>Whether messages that died, or that nobody wanted, lie in this queue.</summary>
    public static bool Is(string queue) => QueueOfBefore(queue) is not null;

    /// <summary>Where the messages of this queue died.</summary>
    public static string? QueueOfBefore(string queue) =>
        Array.Find(_endings, ending => queue.EndsWith(ending, StringComparison.Ordinal)) is { } ending
        && Encoding.UTF8.GetByteCount(queue) <= LongestName && !queue.Any(char.IsControl)
            ? queue[..^ending.Length]
            : null;

    /// <summary>Takes what lies in the queue in hand; whoever opens it meanwhile waits.</summary>
    /// <returns>None, if there is no such queue of dead letters.</returns>
    /// <exception cref="ProblemException">503 <c>broker.unavailable</c>.</exception>
    public async Task<DeadLetterBox?> OpenAsync(string queue, CancellationToken ct) =>
        QueueOfBefore(queue) is { } before
            ? await AskBrokerAsync(
                () => DeadLetterBox.OpenAsync(
                    new ConnectionFactory { Uri = management.Broker }, database, queue, before, ct),
                ct)
            : null;

    /// <summary>Whatever is asked of the broker: when it does not answer, that is said.</summary>
    /// <exception cref="ProblemException">503 <c>broker.unavailable</c>.</exception>
    public async Task<T> AskBrokerAsync<T>(Func<Task<T>> ask, CancellationToken ct)
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (IsTrouble(e, ct))
        {
            logger.LogWarning(e, "The broker did not do what an operator asked for");
            throw new ProblemException(
                StatusCodes.Status503ServiceUnavailable, "broker.unavailable",
                "The message broker does not answer. Try again when it is back.");
        }
    }

    private static bool IsTrouble(Exception e, CancellationToken ct) => !ct.IsCancellationRequested
        && e is BrokerUnreachableException or AlreadyClosedException or OperationInterruptedException
            or PublishException or HttpRequestException or IOException or TimeoutException
            or OperationCanceledException;
}
