namespace ApecCard.Simulators.Sms;

/// <summary>A text message that came in.</summary>
public sealed record ReceivedSms(long Number, DateTimeOffset At, string To, string Text);

/// <summary>All text messages that came in, until a restart; of very many the oldest are forgotten.</summary>
public sealed class Telephones
{
    private const int Most = 20_000;
    private readonly Lock _lock = new();
    private readonly Queue<(string Key, ReceivedSms Sms)> _messages = new();
    private readonly HashSet<string> _keys = [];
    private long _last;

    /// <param name="key">The same key is the same message; none is always another.</param>
    public void Take(string key, string to, string text)
    {
        lock (_lock)
        {
            if (key.Length > 0 && !_keys.Add(key))
            {
                return;
            }

            _messages.Enqueue((key, new(++_last, DateTimeOffset.UtcNow, to, text)));
            if (_messages.Count > Most)
            {
                _keys.Remove(_messages.Dequeue().Key);
            }
        }
    }

    /// <summary>The newest first; of one number, if one is named.</summary>
    public ReceivedSms[] Find(string? to)
    {
        lock (_lock)
        {
            return [.. _messages.Select(one => one.Sms).Where(sms => to is null || sms.To == to).Reverse()];
        }
    }
}
