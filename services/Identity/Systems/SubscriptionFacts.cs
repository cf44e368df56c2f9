using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;
using Formats = ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Identity.Systems;

/// <summary>What an administrator says of a subscriber.</summary>
/// <param name="Organisation">Whose system it is.</param>
/// <param name="Contact">The mailbox of those who run it.</param>
/// <param name="Purpose">What the events are used for, and what allows it.</param>
/// <param name="Topics">At least one of <see cref="PublicTopics"/>.</param>
/// <param name="Economies">Whose decisions it hears (ISO 3166-1 alpha-3), of the 16 that pre-clear; none: all.</param>
/// <param name="Offices">Of which review offices' cases it hears, by their codes; none: all.</param>
public sealed partial record SubscriptionFacts(
    [Required, MaxLength(200)] string Organisation,
    [Required, EmailAddress, MaxLength(254)] string Contact,
    [Required, MaxLength(1000)] string Purpose,
    [Required, MinLength(1), MaxLength(20)] IReadOnlyList<string> Topics,
    [MaxLength(16)] IReadOnlyList<string>? Economies = null,
    [MaxLength(40)] IReadOnlyList<string>? Offices = null)
{
    /// <summary>
    /// The registration, or the former one as it is from now on. 400 subscriber.unknown-topic,
    /// subscriber.unknown-economy, subscriber.malformed-office.
    /// </summary>
    public Subscription Check(Subscription? former = null)
    {
        Refuse(Topics.Except(PublicTopics.All), "topics", "subscriber.unknown-topic", "There is no such topic");
        Refuse(
            Economies?.Except(Formats.Economies.PreClearing), "economies", "subscriber.unknown-economy",
            "No such economy pre-clears");
        Refuse(
            Offices?.Where(office => !OfficeCode().IsMatch(office)), "offices", "subscriber.malformed-office",
            "This is no code of an office");
        return new(
            former?.Id ?? Guid.CreateVersion7(), (former?.Version ?? 0) + 1, Organisation, Contact, Purpose,
            [.. Topics.Distinct()], [.. (Economies ?? []).Distinct()], [.. (Offices ?? []).Distinct()],
            former?.IsBlocked ?? false);
    }

    private static void Refuse(IEnumerable<string>? wrong, string field, string code, string why)
    {
        if (wrong?.FirstOrDefault() is { } first)
        {
            throw new InvalidInputException(field, code, $"{why}: {first}.");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$")]
    private static partial Regex OfficeCode();
}
