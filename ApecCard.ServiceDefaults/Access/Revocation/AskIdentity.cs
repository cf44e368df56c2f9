using System.Net.Http.Json;

namespace ApecCard.ServiceDefaults;

/// <summary>Identity tells every service which sessions ended lately.</summary>
internal sealed class AskIdentity(IHttpClientFactory clients) : IKnowRevocations
{
    public const string Client = "revocations";

    public async Task<IReadOnlyList<Guid>> ListAsync(CancellationToken ct)
    {
        using var http = clients.CreateClient(Client);
        return (await http.GetFromJsonAsync<Answer>("/sessions/revoked", Json.Options, ct))!.SessionIds;
    }

    private sealed record Answer(IReadOnlyList<Guid> SessionIds);
}
