using ApecCard.ServiceDefaults;

namespace ApecCard.Documents.Checklists;

/// <summary>What an enterprise can want done (业务): an application, or one of the four that follow it.</summary>
public enum Business
{
    /// <summary>新办/续办.</summary>
    Application,

    /// <summary>提前制卡.</summary>
    EarlyProduction,

    /// <summary>换补卡.</summary>
    Replacement,

    /// <summary>未制卡仅更换护照.</summary>
    PassportChange,

    /// <summary>注销卡.</summary>
    Cancellation,
}

/// <summary>When an item is asked for.</summary>
public enum MaterialCondition
{
    Always,

    /// <summary>卡丢失: there is no card to hand in.</summary>
    CardLost,

    /// <summary>交还原卡: the old card is handed in.</summary>
    CardReturned,

    /// <summary>护照同时更换: the passport is another one as well.</summary>
    PassportChanges,
}

public static class Businesses
{
    /// <summary>What an order can be for: an application is a case, no order.</summary>
    /// <exception cref="InvalidInputException">400 naming <c>business</c>.</exception>
    public static void MustBeAnOrders(this Business business)
    {
        if (business is Business.Application)
        {
            throw new InvalidInputException(
                "business", "order.business-missing", "Say which of the four businesses the order is for.");
        }
    }
}
