using ApecCard.ServiceDefaults;

namespace ApecCard.Applications;

/// <summary>What operators watch of the applications.</summary>
internal static class ApplicationsFigures
{
    public static readonly Figure[] All =
    [
        new("apeccard.cases", "Cases in each stage", """
            select "Stage" as stage, coalesce("Office", '') as office, count(*) as value from "Cases" group by 1, 2
            """),
        new("apeccard.cases.oldest", "How long the case that has waited longest in a stage has waited there", """
            select "Stage" as stage, extract(epoch from now() - min("WaitingSince")) as value
            from "Cases" where "SubmittedAt" is not null group by 1
            """, "s"),
        new("apeccard.cases.submitted", "Cases ever submitted", """
            select coalesce("Office", '') as office, count(*) as value
            from "Cases" where "SubmittedAt" is not null group by 1
            """),
        new("apeccard.orders", "Orders in each state", """
            select "Kind" as kind, "State" as state, count(*) as value from "Orders" group by 1, 2
            """),
        new("apeccard.webhook.deliveries", "Events for webhooks that wait, or were given up", """
            select "State" as state, count(*) as value from "WebhookDeliveries" where "State" <> 'Delivered' group by 1
            """),
        new("apeccard.webhooks.resting", "Webhooks to which nothing got through five times running", """
            select count(*) as value from "Webhooks" where "RestsUntil" > now()
            """),
    ];
}
