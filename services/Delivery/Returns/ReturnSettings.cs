namespace ApecCard.Delivery.Returns;

/// <summary>How long a holder has to give an old card back, and how they are reminded.</summary>
public sealed class ReturnSettings(IConfiguration configuration)
{
    /// <summary>So often is a holder reminded.</summary>
    public const int Reminders = 3;

    /// <summary>So long is the pause between two reminders.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromDays(14);

    /// <summary>Returns__Days.</summary>
    public TimeSpan Within { get; } = TimeSpan.FromDays(configuration.GetValue("Returns:Days", 30));
}
