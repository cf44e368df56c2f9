using System.Net;
using System.Text.Json;
using Xunit;

namespace ApecCard.Testing;

/// <summary>How the project says no: ProblemDetails with a stable code.</summary>
public static class Refusal
{
    /// <summary>Asserts status and code, and returns the document for what else it should say.</summary>
    public static async Task<JsonElement> Is(HttpStatusCode status, string code, HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(
            status == answer.StatusCode, $"{(int)status} {code} expected, got {(int)answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(code, problem.GetProperty("code").GetString());
        return problem;
    }

    /// <summary>Asserts a 400 that names the field, by its path in camel case.</summary>
    public static async Task IsAbout(string field, HttpResponseMessage answer, string code = "invalid-input")
    {
        var problem = await Is(HttpStatusCode.BadRequest, code, answer);
        var errors = problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).ToArray();
        Assert.Contains(errors, name => string.Equals(name, field, StringComparison.OrdinalIgnoreCase));
    }
}
