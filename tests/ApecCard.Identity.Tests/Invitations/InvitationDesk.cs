using System.Net;
using ApecCard.Contracts;
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

    public static async Task<Page<InvitedEnterprise>> Page(this IdentityService service, string query) =>
        (await service.AnAdministrator().GetFromJsonAsync<Page<InvitedEnterprise>>(
            $"/enterprises/invitations?{query}", Json.Options))!;

    public static async Task<InvitedEnterprise?> Listed(
        this IdentityService service, InviteEnterprise.Response invited) =>
        (await service.Page("limit=100")).Items.SingleOrDefault(one => one.EnterpriseId == invited.Enterprise.EnterpriseId);

    public static async Task<HttpResponseMessage> SignInWithLicence(this IdentityService service, LicenceOf company) =>
        await service.SignIn(await service.Scanned(company, "SignIn"));

    /// <summary>Whether the other services have been told of it.</summary>
    public static Task<bool> IsTold(this IdentityService service, Guid enterprise) =>
        service.IsPublished<EnterpriseRegistered>(said => said.EnterpriseId == enterprise);

    public static Task<HttpResponseMessage> Describe(this HttpClient http, Guid id, string name = "Lion City") =>
        http.PutAsJsonAsync(
            $"/enterprises/invitations/{id}/facts",
            new { name, legalRepresentative = "Tan Wei", callNote = "They called again." });
}
