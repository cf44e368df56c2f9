using ApecCard.ServiceDefaults;

namespace ApecCard.Payments;

/// <summary>What operators watch of the payments.</summary>
internal static class PaymentsFigures
{
    public static readonly Figure[] All =
    [
        new("apeccard.charges", "Charges in each state", """
            select "State" as state, count(*) as value from "Charges" group by 1
            """),
        new("apeccard.refunds.oldest", "How long the oldest refund has been owed", """
            select coalesce(extract(epoch from now() - min("RefundDueAt")), 0) as value
            from "Charges" where "State" = 'Refunding'
            """, "s"),
        new("apeccard.checkouts.watched", "Checkouts that the payment provider is asked about", """
            select count(*) as value from "WatchedCheckouts"
            """),
    ];
}
