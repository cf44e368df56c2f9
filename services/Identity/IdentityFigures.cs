using ApecCard.ServiceDefaults;

namespace ApecCard.Identity;

/// <summary>What operators watch of accounts and their letters.</summary>
internal static class IdentityFigures
{
    public static readonly Figure[] All =
    [
        new("apeccard.sessions", "Sessions open", """
            select "Kind" as kind, count(*) as value
            from "Sessions" where "EndedAt" is null and "ExpiresAt" > now() group by 1
            """),
        new("apeccard.letters.oldest", "How long the oldest letter has waited to be taken by the mail server", """
            select coalesce(extract(epoch from now() - min("WrittenAt")), 0) as value from "Letters"
            """, "s"),
    ];
}
