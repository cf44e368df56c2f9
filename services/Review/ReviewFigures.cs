using ApecCard.ServiceDefaults;

namespace ApecCard.Review;

/// <summary>What operators watch of the reviews and of the economies.</summary>
internal static class ReviewFigures
{
    public static readonly Figure[] All =
    [
        new("apeccard.reviews", "Reviews open in each stage", """
            select "Stage" as stage, "Office" as office, count(*) as value
            from "Cases" where "DueAt" is not null group by 1, 2
            """),
        new("apeccard.reviews.overdue", "Reviews open that are past their deadline", """
            select coalesce("Office", '') as office, count(*) as value
            from "Cases" where "DueAt" < now() group by 1
            """),
        new("apeccard.preclearances", "Pre-clearances of each economy", """
            select "Economy" as economy, "State" as state, count(*) as value from "PreClearances" group by 1, 2
            """),
        new("apeccard.preclearances.oldest", "How long an economy has owed its oldest answer", """
            select "Economy" as economy, extract(epoch from now() - min("RequestedAt")) as value
            from "PreClearances" where "State" = 'Requested' group by 1
            """, "s"),
    ];
}
