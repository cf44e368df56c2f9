using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Identity.Enterprises;

/// <summary>Who said what is known of a company.</summary>
public enum FactsSource
{
    /// <summary>Its electronic business licence.</summary>
    Elicence,

    /// <summary>
    /// Staff, from papers and after a telephone call: of foreign-funded and Hong Kong, Macao or Taiwan-funded firms,
    /// which cannot scan one (Xi'an's guide, Zhongshan's FAQ).
    /// </summary>
    Staff,
}

/// <summary>A company, as its electronic business licence describes it, or staff do.</summary>
public sealed class Enterprise
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Name { get; private set; } = "";
    public required string Uscc { get; init; }
    public string LegalRepresentative { get; private set; } = "";

    /// <summary>Codes in real use exist that fail their own check digit: an officer has to look.</summary>
    public bool UsccNeedsCheck { get; private set; }

    public FactsSource Source { get; private set; }
    public DateTimeOffset VerifiedAt { get; private set; }

    /// <summary>None until it accepts the invitation, if staff opened its account.</summary>
    public DateTimeOffset? RegisteredAt { get; private set; }

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

        Take(facts, FactsSource.Elicence, now);
        return Register(now);
    }

    /// <summary>Takes over what staff read in its papers; who has scanned a licence goes by that alone.</summary>
    public void Describe(LicenceFacts facts, DateTimeOffset now)
    {
        if (Version > 0 && Source is FactsSource.Elicence)
        {
            throw new RuleViolationException(
                "enterprise.has-licence", "This company's e-licence was scanned: only another scan changes its facts.");
        }

        Take(facts, FactsSource.Staff, now);
    }

    /// <summary>It is there for everybody: nobody else has to know of one that has not accepted yet.</summary>
    public EnterpriseRegistered Register(DateTimeOffset now)
    {
        RegisteredAt ??= now;
        return new(Id, Version, Name, Uscc, VerifiedAt);
    }

    private void Take(LicenceFacts facts, FactsSource source, DateTimeOffset now)
    {
        (Name, LegalRepresentative, Source, VerifiedAt) = (facts.Name, facts.LegalRepresentative, source, now);
        UsccNeedsCheck = !ServiceDefaults.Formats.Uscc.IsValid(Uscc);
        Version++;
    }

    public bool Says(LicenceFacts facts) =>
        facts == new LicenceFacts(Name, Uscc, LegalRepresentative);
}
