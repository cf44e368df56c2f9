namespace ApecCard.Applications.Messages;

/// <summary>What an enterprise wants to be mailed, in which language; until it says otherwise, everything.</summary>
public sealed class MessageSettings
{
    public static readonly MailChoice[] Everything =
        [.. Enum.GetValues<MessageGroup>().Select(group => new MailChoice(group, Enum.GetValues<Recipient>()))];

    public required Guid EnterpriseId { get; init; }

    /// <summary>Of the enterprise and its agents.</summary>
    public Language Language { get; set; }

    public Language ApplicantLanguage { get; set; }

    /// <summary>Where its agents are reached; without it they have the inbox.</summary>
    public string? AgentEmail { get; set; }

    public MailChoice[] Mail { get; set; } = Everything;

    public Language LanguageOf(Recipient recipient) => recipient is Recipient.Applicant ? ApplicantLanguage : Language;

    public bool WantsMail(Recipient recipient, MessageGroup group) =>
        (recipient is not Recipient.Agent || AgentEmail is not null)
        && Mail.Any(choice => choice.Group == group && choice.Recipients.Contains(recipient));
}

/// <summary>Who is mailed about this group of events.</summary>
public sealed record MailChoice(MessageGroup Group, Recipient[] Recipients);
