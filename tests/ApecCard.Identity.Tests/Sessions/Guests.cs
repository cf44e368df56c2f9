using System.Net;
using System.Text.Json;
using ApecCard.Identity.Letters;

namespace ApecCard.Identity.Tests.Sessions;

/// <summary>Who comes to sign in, and from where.</summary>
internal static class Guests
{
    private static int _hosts;

    /// <summary>A sign-in name, of an enterprise or of nobody.</summary>
    public static async Task<string> AName(this IdentityService service, bool exists)
    {
        if (!exists)
        {
            return $"{Guid.NewGuid():N}@company.example";
        }

        var email = $"{Guid.NewGuid():N}@company.example";
        await service.Register(await service.Scanned(LicenceOf.ANewCompany()), email);
        return email;
    }

    public static async Task<Guest> AnAddress(this IdentityService service)
    {
        var http = await service.Service("gateway");
        var host = Interlocked.Increment(ref _hosts);
        var address = $"10.{host / 65536}.{host / 256 % 256}.{host % 256}";
        http.DefaultRequestHeaders.Add("X-Caller-Address", address);
        return new(http, address, service.Services.GetRequiredService<LetterSecrets>());
    }
}

/// <summary>Somebody at an address of its own, as the gateway tells of him.</summary>
internal sealed record Guest(HttpClient Http, string Address, LetterSecrets Letters)
{
    public Guest With(string device)
    {
        Http.DefaultRequestHeaders.Add("X-Known-Device", device);
        return this;
    }

    /// <summary>Looks into the mail, too, when asked for the code.</summary>
    public async Task<HttpResponseMessage> Try(string email, string password = IdentityService.Password)
    {
        var answer = await TryWithoutCode(email, password);
        return answer.StatusCode is HttpStatusCode.Unauthorized
            && JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement
                .TryGetProperty("codeRequestId", out var asked)
            ? await Try(email, asked.GetGuid(), Letters.DigitsOf(asked.GetGuid()), password)
            : answer;
    }

    public Task<HttpResponseMessage> TryWithoutCode(string email, string password = IdentityService.Password) =>
        Http.PostAsJsonAsync("/sessions", new { kind = "password", email, password });

    public Task<HttpResponseMessage> Try(
        string email, Guid codeRequestId, string code, string password = IdentityService.Password) =>
        Http.PostAsJsonAsync("/sessions", new { kind = "password", email, password, code, codeRequestId });
}
