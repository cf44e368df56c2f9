using ApecCard.Identity.Tests.Sessions;

namespace ApecCard.Identity.Tests.PasswordResets;

/// <summary>Who has forgotten the password.</summary>
internal static class Forgetful
{
    public const string NewPassword = "ein anderes langes Wort";

    public static Task<HttpResponseMessage> Forgot(this Guest guest, string email) =>
        guest.Http.PostAsJsonAsync("/password-resets", new { email });

    public static Task<HttpResponseMessage> Complete(
        this IdentityService service, string secret, string password = NewPassword) =>
        service.Anonymous().PostAsJsonAsync("/password-resets/completion", new { secret, password });

    /// <summary>The secret of the link that comes for it, the last of so many.</summary>
    public static async Task<string> Forgot(this IdentityService service, string email, int mails = 1)
    {
        var answer = await (await service.AnAddress()).Forgot(email);
        Assert.Equal(System.Net.HttpStatusCode.Accepted, answer.StatusCode);
        return await service.Mail.SecretTo(email, "reset-password", mails);
    }
}
