namespace ApecCard.Identity.Tokens;

/// <summary>
/// When keys come and go. A new one is published before it signs, so that every service knows it with its first token;
/// the one before it is published until its last token has ended.
/// </summary>
/// <param name="Every">SigningKeys__RotateEvery: how long one key signs; 30 days.</param>
/// <param name="PublishAhead">
/// SigningKeys__PublishAhead: more than services and replicas take to look again, twice; 3 minutes.
/// </param>
/// <param name="LookEvery">SigningKeys__LookEvery: how often a replica reads the keys; 30 seconds.</param>
public sealed record KeyRotation(TimeSpan Every, TimeSpan PublishAhead, TimeSpan LookEvery)
{
    /// <summary>A token's life, and the difference that clocks may have.</summary>
    private static readonly TimeSpan _tokensEnd = AccessTokens.Lifetime + TimeSpan.FromMinutes(1);

    public static KeyRotation Of(IConfiguration configuration)
    {
        var settings = configuration.GetSection("SigningKeys");
        var rotation = new KeyRotation(
            settings.GetValue("RotateEvery", TimeSpan.FromDays(30)),
            settings.GetValue("PublishAhead", TimeSpan.FromMinutes(3)),
            settings.GetValue("LookEvery", TimeSpan.FromSeconds(30)));
        return rotation.LookEvery > TimeSpan.Zero && rotation.LookEvery * 2 <= rotation.PublishAhead
            && rotation.PublishAhead < rotation.Every
            ? rotation
            : throw new InvalidOperationException(
                "SigningKeys: LookEvery must fit twice into PublishAhead, and that into RotateEvery.");
    }

    /// <summary>The one that signs now.</summary>
    public static SigningKey Signing(IEnumerable<SigningKey> keys, DateTimeOffset now) =>
        keys.Where(key => key.SignsFrom <= now).MaxBy(key => key.SignsFrom)
        ?? throw new InvalidOperationException("No key signs yet.");

    /// <summary>The one that will sign, where one is published already.</summary>
    public static SigningKey? Coming(IEnumerable<SigningKey> keys, DateTimeOffset now) =>
        keys.FirstOrDefault(key => key.SignsFrom > now);

    /// <summary>Until when the key's tokens are good: unknown while no other one follows it.</summary>
    public static DateTimeOffset? EndsAt(SigningKey key, IEnumerable<SigningKey> keys) =>
        keys.Where(other => other.SignsFrom > key.SignsFrom).MinBy(other => other.SignsFrom)?.SignsFrom + _tokensEnd;

    /// <summary>Whether it is time for the next one, by the schedule.</summary>
    public bool IsDue(IReadOnlyCollection<SigningKey> keys, DateTimeOffset now) =>
        Coming(keys, now) is null && Signing(keys, now).SignsFrom + Every - PublishAhead <= now;
}
