using ApecCard.Identity.Tickets;
using ApecCard.ServiceDefaults;

namespace ApecCard.Identity.Letters;

/// <summary>What a mail is about.</summary>
public enum LetterKind
{
    /// <summary>To a new enterprise: is this your address?</summary>
    ConfirmEmail,

    /// <summary>To an address somebody typed: if an account signs in with it, here is how to get in again.</summary>
    ResetPassword,

    /// <summary>The account has a new password.</summary>
    PasswordChanged,

    /// <summary>To the address an account wants to sign in with from now on.</summary>
    ConfirmNewEmail,

    /// <summary>To the one it signs in with so far.</summary>
    EmailChangeAsked,

    /// <summary>Staff opened an account for an enterprise, which may choose its password.</summary>
    InviteEnterprise,

    /// <summary>An enterprise added an agent, who may choose a password.</summary>
    InviteAgent,

    /// <summary>Six digits for a sign-in with a device that the account has not signed in with before.</summary>
    SignInCode,
}

/// <summary>
/// A mail that has still to go out; it is gone when it is sent. Its address is encrypted, and the secret of its link
/// stands nowhere: it is derived when it is sent, the same each time.
/// </summary>
public sealed class Letter
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required LetterKind Kind { get; init; }

    /// <summary>Whose; of a reset none until it was looked whose the address is, which nobody waits for.</summary>
    public Guid? AccountId { get; set; }

    public required byte[] ProtectedTo { get; init; }
    public required DateTimeOffset WrittenAt { get; init; }
    public required DateTimeOffset NextAttemptAt { get; set; }
    public int Attempts { get; private set; }

    /// <summary>What its link is good for; none of a letter that only tells something.</summary>
    public TicketPurpose? Purpose => Kind switch
    {
        LetterKind.ConfirmEmail => TicketPurpose.EmailConfirmation,
        LetterKind.ResetPassword => TicketPurpose.PasswordReset,
        LetterKind.ConfirmNewEmail => TicketPurpose.EmailChange,
        LetterKind.InviteEnterprise or LetterKind.InviteAgent => TicketPurpose.Invitation,
        _ => null,
    };

    /// <summary>Somebody is about to send it; should they end before they tell, it is sent again then.</summary>
    public void Attempt(DateTimeOffset again)
    {
        Attempts++;
        NextAttemptAt = again;
    }

    /// <summary>False when it has been tried for long enough.</summary>
    public bool IsTriedAgain(DateTimeOffset now)
    {
        NextAttemptAt = now + MailPatience.After(Attempts);
        return now - WrittenAt < MailPatience.InAll;
    }
}
