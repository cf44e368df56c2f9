using System.Net;
using ApecCard.Identity.Invitations;
using ApecCard.ServiceDefaults;

namespace ApecCard.Identity.Tests.Invitations;

/// <summary>An administrator opens accounts for enterprises that have called.</summary>
internal static class InvitationDesk
{
    public const string Note = "Ms Tan called from +65 6123 4567; saw the registration certificate.";

    public static HttpClient AnAdministrator(this IdentityService service) => service.As(Roles.Administrator);

    public static object About(LicenceOf company, string? email = null, string kind = "ForeignFunded") => new
    {
        name = company.Name,
        uscc = company.Uscc,
        legalRepresentative = company.LegalRepresentative,
        kind,
        email = email ?? $"{Guid.NewGuid():N}@foreign.example",
        callNote = Note,
    };

    public static Task<HttpResponseMessage> Invite(this HttpClient administrator, object enterprise) =>
        administrator.PostAsJsonAsync("/enterprises/invitations", enterprise);

    public static async Task<InviteEnterprise.Response> Invited(IdentityService service, LicenceOf? company = null)
    {
        var answer = await service.AnAdministrator().Invite(About(company ?? LicenceOf.ANewCompany()));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<InviteEnterprise.Response>(Json.Options))!;
    }

    public static Task<HttpResponseMessage> Accept(this IdentityService service, InviteEnterprise.Response invited) =>
        service.Anonymous().PostAsJsonAsync(
            "/invitations/acceptance", new { secret = SecretOf(invited), password = IdentityService.Password });

    public static string SecretOf(InviteEnterprise.Response invited) => invited.Invitation.Link.Fragment[1..];
}
