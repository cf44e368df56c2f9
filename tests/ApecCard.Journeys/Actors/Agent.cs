using System.Net;
using System.Text.Json.Nodes;
using ApecCard.Journeys.People;

namespace ApecCard.Journeys.Actors;

/// <summary>An agent of an enterprise: files applications, hands in what is asked for, pays.</summary>
public sealed class Agent(Uri gateway, string email, Company company) : IDisposable
{
    public Door Door { get; } = new(gateway);

    public string Email => email;

    /// <summary>Chooses a password by the link of the invitation.</summary>
    public async Task AcceptAsync(string link)
    {
        await Door.PostAsync(
            "/api/identity/invitations/acceptance", new { secret = link.Split('#')[1], password = Enterprise.Password });
        OwnDevices.Keep(email, Door);
    }

    public Task SignInAsync() => Door.SignInWithBrowserAsync(email, Enterprise.Password);

    public Task SignInAsAppAsync() => Door.SignInWithTokenAsync(email, Enterprise.Password);

    /// <summary>A draft, once the registration is known where applications are kept.</summary>
    public async Task<Answer> StartCaseAsync(Guid? renews = null)
    {
        Answer? draft = null;
        await Until.SoAsync("the enterprise may start an application", async () =>
        {
            try
            {
                draft = await Door.PostAsync(
                    "/api/applications/cases", new { noticeAccepted = true, renews },
                    idempotencyKey: Guid.NewGuid().ToString());
                return true;
            }
            catch (JourneyException refused) when (refused.Status is HttpStatusCode.Conflict)
            {
                return false;
            }
        });
        return draft!;
    }

    public Task<Answer> SaveFormAsync(Guid caseId, object form, string etag) =>
        Door.PutAsync($"/api/applications/cases/{caseId}/form", form, etag);

    /// <summary>Hands in one sample for everything the office's checklist requires.</summary>
    public async Task<int> UploadMaterialsAsync(Guid caseId, string office)
    {
        var checklist = await Door.GetAsync($"/api/documents/cases/{caseId}/checklist?office={office}");
        var missing = checklist.Body!["missing"]!.AsArray().Select(item => item!.GetValue<string>()).ToArray();
        foreach (var item in missing)
        {
            var (bytes, type, name) = Sample.For(item);
            await Door.UploadAsync($"/api/documents/cases/{caseId}/materials/{item}", bytes, type, name);
        }

        return missing.Length;
    }

    public Task<Answer> SubmitAsync(Guid caseId, string? etag = null) =>
        Door.PostAsync($"/api/applications/cases/{caseId}/submission", body: null, etag, Guid.NewGuid().ToString());

    /// <summary>Another file instead of those handed in for an item.</summary>
    public async Task ExchangeMaterialAsync(Guid caseId, string office, string item)
    {
        var checklist = await Door.GetAsync($"/api/documents/cases/{caseId}/checklist?office={office}");
        var entry = checklist.Body!["items"]!.AsArray().Single(one => one!["item"]!.GetValue<string>() == item)!;
        foreach (var file in entry["files"]!.AsArray())
        {
            await Door.SendAsync(
                HttpMethod.Delete, $"/api/documents/cases/{caseId}/files/{file!["fileId"]}", content: null);
        }

        var (bytes, type, name) = Sample.For(item);
        await Door.UploadAsync($"/api/documents/cases/{caseId}/materials/{item}", [.. bytes, (byte)'\n'], type, name);
    }

    public Task<Answer> SubmitCorrectionAsync(Guid caseId) => Door.PostAsync(
        $"/api/applications/cases/{caseId}/correction/submission", idempotencyKey: Guid.NewGuid().ToString());

    public Task<Answer> WithdrawAsync(Guid caseId, string reason) =>
        Door.PostAsync($"/api/applications/cases/{caseId}/withdrawal", new { reason });

    public Task<Answer> StartAnewAsync(Guid caseId) =>
        Door.PostAsync("/api/applications/cases", new { noticeAccepted = true, copyOf = caseId });

    public Task<Answer> AnswerAsync(Guid caseId, Guid questionId, string answer) =>
        Door.PostAsync($"/api/applications/cases/{caseId}/questions/{questionId}/answer", new { answer });

    /// <summary>
    /// Pays the charge of the case, or of an order on it, at the provider's cashier, with the browser that was sent
    /// there.
    /// </summary>
    public async Task<decimal> PayAsync(Guid caseId, Guid? orderId = null)
    {
        var charge = await GetChargeAsync(caseId, orderId);
        await PayAtAsync(await StartCheckoutAsync(charge));
        return charge["amount"]!.GetValue<decimal>();
    }

    /// <summary>The charge of the case, or of an order on it, once it is open.</summary>
    public async Task<JsonNode> GetChargeAsync(Guid caseId, Guid? orderId = null)
    {
        JsonNode? charge = null;
        await Until.SoAsync("the charge is open", async () =>
        {
            var charges = await Door.GetAsync($"/api/payments/charges?caseId={caseId}");
            return (charge = charges.Body!["items"]!.AsArray().FirstOrDefault(one =>
                one!["orderId"]?.GetValue<Guid?>() == orderId)) is not null;
        });
        return charge!;
    }

    /// <summary>The address of the provider's cashier.</summary>
    public async Task<string> StartCheckoutAsync(JsonNode charge) => (await Door.PostAsync(
        $"/api/payments/charges/{charge["id"]}/checkout", body: null, idempotencyKey: Guid.NewGuid().ToString()))
        .Text("checkoutUrl");

    public static async Task PayAtAsync(string cashier)
    {
        using var browser = new HttpClient();
        using var paid = await browser.PostAsync(new Uri($"{cashier}/payment"), content: null);
        paid.EnsureSuccessStatusCode();
    }

    public Task<Answer> StartOrderAsync(Guid caseId, string kind, string? reason = null) =>
        Door.PostAsync(
            $"/api/applications/cases/{caseId}/orders", new { kind, reason },
            idempotencyKey: Guid.NewGuid().ToString());

    public Task<Answer> SaveOrderFormAsync(Guid orderId, JsonNode form, string etag) =>
        Door.PutAsync($"/api/applications/orders/{orderId}/form", new { form }, etag);

    /// <summary>Hands in one sample for everything that is asked for with the order, as it is filled in.</summary>
    public async Task UploadOrderMaterialsAsync(Answer order, string office)
    {
        var conditions = string.Concat(
            order.Body!["materialConditions"]!.AsArray().Select(one => $"&conditions={one}"));
        var (id, query) = (order.Id("id"), $"?office={office}&business={order.Text("kind")}{conditions}");
        var checklist = await Door.GetAsync($"/api/documents/orders/{id}/checklist{query}");
        foreach (var item in checklist.Body!["missing"]!.AsArray().Select(item => item!.GetValue<string>()))
        {
            var (bytes, type, name) = Sample.For(item);
            await Door.UploadAsync($"/api/documents/orders/{id}/materials/{item}{query}", bytes, type, name);
        }
    }

    public Task<Answer> SubmitOrderAsync(Guid orderId) => Door.PostAsync(
        $"/api/applications/orders/{orderId}/submission", idempotencyKey: Guid.NewGuid().ToString());

    /// <summary>The order, once it is in this state.</summary>
    public async Task<Answer> SeesOrderAsync(Guid orderId, string state)
    {
        Answer? shown = null;
        await Until.SoAsync($"the order is {state}", async () =>
            (shown = await Door.GetAsync($"/api/applications/orders/{orderId}")).Text("stateInChinese") == state);
        return shown!;
    }

    /// <summary>The cards of the case, the oldest first.</summary>
    public async Task<JsonNode[]> GetCardsAsync(Guid caseId) =>
    [
        .. (await Door.GetAsync($"/api/delivery/cards?caseId={caseId}")).Body!["items"]!.AsArray()
            .Select(card => card!),
    ];

    public Task<Answer> GetCaseAsync(Guid caseId) => Door.GetAsync($"/api/applications/cases/{caseId}");

    /// <summary>The case, once it shows this label.</summary>
    public async Task<Answer> SeesAsync(Guid caseId, string label, int seconds = 60)
    {
        Answer? shown = null;
        await Until.SoAsync($"the case shows {label}", async () =>
            (shown = await GetCaseAsync(caseId)).Text("labelInChinese") == label, seconds);
        return shown!;
    }

    /// <summary>The labels the case has shown, in the order it showed them.</summary>
    public async Task<string[]> LabelsShownAsync(Guid caseId)
    {
        var timeline = await Door.GetAsync($"/api/applications/cases/{caseId}/timeline");
        var labels = timeline.Body!.AsArray().Select(entry => entry!["labelInChinese"]!.GetValue<string>());
        return [.. labels.Aggregate(new List<string>(), (shown, label) =>
        {
            if (shown.Count == 0 || shown[^1] != label)
            {
                shown.Add(label);
            }

            return shown;
        })];
    }

    /// <summary>A complete form for this applicant, to be mailed, or collected at a service point.</summary>
    public object FormFor(Person person, string office, string? servicePoint = null) =>
        Forms.Complete(person, company, office, servicePoint);

    public void Dispose() => Door.Dispose();
}
