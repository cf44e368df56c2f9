using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Identity.Enterprises;

/// <summary>A company, as its electronic business licence describes it.</summary>
public sealed class Enterprise
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Name { get; private set; } = "";
    public required string Uscc { get; init; }
    public string LegalRepresentative { get; private set; } = "";

    /// <summary>Codes in real use exist that fail their own check digit: an officer has to look.</summary>
    public bool UsccNeedsCheck { get; private set; }

    public DateTimeOffset VerifiedAt { get; private set; }

    /// <summary>Counts the verifications.</summary>
    public int Version { get; private set; }

    public uint RowVersion { get; private set; }

    public static Enterprise Of(LicenceFacts facts) => new() { Uscc = facts.Uscc };

    /// <summary>Takes over what the licence says now.</summary>
    public EnterpriseRegistered Verify(LicenceFacts facts, DateTimeOffset now)
    {
        if (facts.Uscc != Uscc)
        {
            throw new RuleViolationException("elicence.other-company", "The licence is another company's.");
        }

        (Name, LegalRepresentative, VerifiedAt) = (facts.Name, facts.LegalRepresentative, now);
        UsccNeedsCheck = !ServiceDefaults.Formats.Uscc.IsValid(Uscc);
        return new(Id, ++Version, Name, Uscc, now);
    }

    public bool Says(LicenceFacts facts) =>
        facts == new LicenceFacts(Name, Uscc, LegalRepresentative);
}
