using System.Net.Http.Json;

namespace ApecCard.Audit;

/// <summary>The running system, asked as an administrator.</summary>
internal sealed class Gateway : IDisposable
{
    private readonly HttpClient _http;

    private Gateway(HttpClient http) => _http = http;

    public static async Task<Gateway> SignInAsync(AuditOptions options)
    {
        var http = new HttpClient { BaseAddress = options.Gateway, Timeout = Timeout.InfiniteTimeSpan };
        try
        {
            var password = Environment.GetEnvironmentVariable("AUDIT_PASSWORD");
            var code = Environment.GetEnvironmentVariable("AUDIT_CODE");
            using var answer = await http.PostAsJsonAsync(
                "bff/sign-in", new { kind = "password", email = options.Email, password, code });
            answer.EnsureSuccessStatusCode(); // what it gives is a cookie, as to a browser
            return new(http);
        }
        catch
        {
            http.Dispose();
            throw;
        }
    }

    public async Task SaveAsync(string path, string file)
    {
        using var answer = await _http.GetAsync(
            new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        await using var copy = File.Create(file);
        await body.CopyToAsync(copy);
    }

    public void Dispose() => _http.Dispose();
}
