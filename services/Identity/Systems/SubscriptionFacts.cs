using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Identity.Systems;

/// <summary>What an administrator says of a subscriber.</summary>
/// <param name="Organisation">Whose system it is.</param>
/// <param name="Contact">The mailbox of those who run it.</param>
/// <param name="Purpose">What the events are used for, and what allows it.</param>
/// <param name="Topics">At least one of <see cref="PublicTopics"/>.</param>
public sealed record SubscriptionFacts(
    [Required, MaxLength(200)] string Organisation,
    [Required, EmailAddress, MaxLength(254)] string Contact,
    [Required, MaxLength(1000)] string Purpose,
    [Required, MinLength(1), MaxLength(20)] IReadOnlyList<string> Topics)
{
    /// <summary>400 subscriber.unknown-topic.</summary>
    public Subscription Check() => Topics.Except(PublicTopics.All).FirstOrDefault() is { } unknown
        ? throw new InvalidInputException(
            "topics", "subscriber.unknown-topic",
            $"There is no topic {unknown}; there are: {string.Join(", ", PublicTopics.All)}.")
        : new(Organisation, Contact, Purpose, [.. Topics.Distinct()]);
}
