using System.Text.Json.Serialization;
using ApecCard.Identity.Broker;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.DeadLetters;

/// <summary>
/// All queues of the broker, those first that need care: what died, then what nobody reads, then the longest. What
/// waits in a service's queues is also how far its inbox is behind. 503 <c>broker.unavailable</c>.
/// </summary>
public static class ListQueues
{
    /// <param name="Waiting">Ready to be taken; the broker counts every few seconds.</param>
    /// <param name="Unacknowledged">Taken, and not yet done with.</param>
    /// <param name="Consumers">How many read it.</param>
    /// <param name="HoldsDeadLetters">What lies here was given up, or nobody wanted it.</param>
    public record QueueView(
        string Name, long Waiting, long Unacknowledged, int Consumers, bool HoldsDeadLetters, QueueCare Care);

    public static async Task<Ok<IReadOnlyList<QueueView>>> Handle(
        BrokerManagement management, DeadLetterBoxes boxes, CancellationToken ct)
    {
        var held = await boxes.AskBrokerAsync(() => ReadAsync(management, ct), ct);
        return TypedResults.Ok<IReadOnlyList<QueueView>>(
        [
            .. held.OrderByDescending(one => one.Care).ThenByDescending(one => one.Waiting)
                .ThenBy(one => one.Name, StringComparer.Ordinal),
        ]);
    }

    /// <summary>What the broker's management says now.</summary>
    public static async Task<IEnumerable<QueueView>> ReadAsync(BrokerManagement management, CancellationToken ct)
    {
        if (!management.IsKnown)
        {
            throw new HttpRequestException("Broker__Management is not set.");
        }

        using var http = management.Open();
        var held = await http.GetFromJsonAsync<Held[]>($"api/queues/{Uri.EscapeDataString(management.Vhost)}", ct);
        return held!.Select(View);
    }

    private static QueueView View(Held queue)
    {
        var isDead = DeadLetterBoxes.Is(queue.Name);
        var waits = queue.Ready ?? 0;
        var care = waits == 0 ? QueueCare.None
            : isDead ? QueueCare.DeadLetters
            : queue.Consumers is > 0 || queue.Name.StartsWith("redeliver-after-", StringComparison.Ordinal)
                ? QueueCare.None
            : QueueCare.NobodyReads;
        return new(queue.Name, waits, queue.Taken ?? 0, queue.Consumers ?? 0, isDead, care);
    }

    // Of a queue that was made a moment ago the broker knows only the name.
    private sealed record Held(
        string Name,
        [property: JsonPropertyName("messages_ready")] long? Ready,
        [property: JsonPropertyName("messages_unacknowledged")] long? Taken,
        int? Consumers);
}

/// <summary>What a queue needs, the more urgent the later.</summary>
public enum QueueCare
{
    None,

    /// <summary>Something waits, and no service takes it.</summary>
    NobodyReads,

    /// <summary>An operator decides what becomes of what died.</summary>
    DeadLetters,
}
