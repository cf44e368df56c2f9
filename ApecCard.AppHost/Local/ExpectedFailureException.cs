namespace ApecCard.AppHost.Local;

/// <summary>
/// Something that can go wrong on a healthy day: the message is a sentence for the person at the terminal.
/// </summary>
public sealed class ExpectedFailureException(string message, Exception? innerException = null)
    : Exception(message, innerException);
