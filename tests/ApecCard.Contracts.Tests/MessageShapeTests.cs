using System.Text.RegularExpressions;

namespace ApecCard.Contracts.Tests;

/// <summary>What every message has in common.</summary>
public partial class MessageShapeTests
{
    public static TheoryData<string> Messages => [.. MessageTypes.All.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_is_in_the_past_tense(string message) => Assert.Matches(MessageTypes.PastTense(), message);

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_carries_ids_and_no_personal_data(string message)
    {
        foreach (var property in TypeOf(message).GetProperties())
        {
            Assert.DoesNotMatch(Personal(), property.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_carries_the_version_of_what_it_is_about(string message)
    {
        if (message is not nameof(SessionRevoked)) // happens once
        {
            Assert.Contains(TypeOf(message).GetProperties(), property =>
                property.Name.EndsWith("Version", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_moment_ends_in_At_and_a_day_in_On(string message)
    {
        foreach (var property in TypeOf(message).GetProperties())
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            Assert.NotEqual(typeof(DateTime), type); // a moment knows its offset
            Assert.Equal(type == typeof(DateTimeOffset), property.Name.EndsWith("At", StringComparison.Ordinal));
            Assert.Equal(type == typeof(DateOnly), property.Name.EndsWith("On", StringComparison.Ordinal));
        }
    }

    private static Type TypeOf(string message) => MessageTypes.All.Single(type => type.Name == message);

    [GeneratedRegex(
        "Passport|Applicant|Birth|Phone|Mobile|Email|ResidentId|FamilyName|GivenName|Address|Recipient",
        RegexOptions.IgnoreCase)]
    private static partial Regex Personal();
}
