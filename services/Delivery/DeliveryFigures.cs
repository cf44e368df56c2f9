using ApecCard.ServiceDefaults;

namespace ApecCard.Delivery;

/// <summary>What operators watch of production and delivery.</summary>
internal static class DeliveryFigures
{
    public static readonly Figure[] All =
    [
        new("apeccard.production.jobs", "Production jobs in each state", """
            select "State" as state, count(*) as value from "Jobs" group by 1
            """),
        new("apeccard.production.oldest", "How long the oldest job has waited for a batch", """
            select coalesce(extract(epoch from now() - min("WantedAt")), 0) as value
            from "Jobs" where "State" = 'Waiting'
            """, "s"),
        new("apeccard.cards", "Cards in each state", """
            select "State" as state, count(*) as value from "Cards" group by 1
            """),
    ];
}
