using ApecCard.Contracts;

namespace ApecCard.Payments.Fees;

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

public static class Businesses
{
    public static Business Business(this OrderKind kind) => kind switch
    {
        OrderKind.EarlyProduction => Fees.Business.EarlyProduction,
        OrderKind.Replacement => Fees.Business.Replacement,
        OrderKind.PassportChange => Fees.Business.PassportChange,
        OrderKind.Cancellation => Fees.Business.Cancellation,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such business."),
    };
}
