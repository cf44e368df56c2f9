namespace ApecCard.Applications.Orders;

/// <summary>
/// What of an order decides which of the office's materials are asked for, in the words of Documents.
/// </summary>
public enum MaterialCondition { CardLost, CardReturned, PassportChanges }

public static class OrderMaterials
{
    public static MaterialCondition[] ConditionsOf(Order order) =>
    [
        .. order.IsForLostCard ? [MaterialCondition.CardLost]
            : order.Business.TakesCardBack ? [MaterialCondition.CardReturned]
            : Array.Empty<MaterialCondition>(),
        .. order.Business.HasPassport(order.Form)
            ? [MaterialCondition.PassportChanges]
            : Array.Empty<MaterialCondition>(),
    ];
}
