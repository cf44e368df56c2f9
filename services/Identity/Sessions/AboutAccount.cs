using ApecCard.ServiceDefaults;

namespace ApecCard.Identity.Sessions;

internal static class AboutAccount
{
    /// <summary>A refusal of this work is about this account: for the security log, which says no name.</summary>
    public static async Task<T> About<T>(this Task<T> work, Guid? accountId, SignInPlace place)
    {
        try
        {
            return await work;
        }
        catch (ProblemException refusal)
        {
            (refusal.AccountId, refusal.Place) = (accountId, place.CoarseAddress);
            throw;
        }
    }
}
