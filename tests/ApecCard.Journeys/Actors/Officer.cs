using System.Text.Json.Nodes;

namespace ApecCard.Journeys.Actors;

/// <summary>
/// An officer of the demo data: claims what waits in the own queue and passes it; clerks make cards, two together,
/// and post them.
/// </summary>
/// <param name="which">0 is the first of this role, 1 the second.</param>
public sealed class Officer(Uri gateway, string role, string? office = null, int which = 0) : IDisposable
{
    public Door Door { get; } = new(gateway);

    public Task SignInAsync() => Door.SignInAsync(DemoAccounts.Of(role, office, which));

    /// <summary>Takes the case up and passes it at this stage, once it has come into the queue.</summary>
    public async Task PassAsync(Guid caseId, string stage)
    {
        Answer? shown = null;
        await Until.SoAsync($"the case waits for {stage}", async () => await IsWaitingAsync(caseId, stage));
        shown = await Door.PostAsync($"/api/review/cases/{caseId}/claim");
        await Door.PostAsync($"/api/review/cases/{caseId}/pass", new { stage }, shown.ETag);
    }

    /// <summary>Takes the case up and returns it for correction.</summary>
    public async Task ReturnAsync(Guid caseId, string stage, params (string Kind, string Target, string Reason)[] pins)
    {
        await Until.SoAsync($"the case waits for {stage}", async () => await IsWaitingAsync(caseId, stage));
        var shown = await Door.PostAsync($"/api/review/cases/{caseId}/claim");
        await Door.PostAsync($"/api/review/cases/{caseId}/correction",
            new { stage, pins = pins.Select(pin => new { pin.Kind, pin.Target, pin.Reason }) }, shown.ETag);
    }

    /// <summary>Takes the case up and refuses it.</summary>
    public async Task RefuseAsync(Guid caseId, string stage, string reasonCode)
    {
        await Until.SoAsync($"the case waits for {stage}", async () => await IsWaitingAsync(caseId, stage));
        var shown = await Door.PostAsync($"/api/review/cases/{caseId}/claim");
        await Door.PostAsync($"/api/review/cases/{caseId}/refusal", new { stage, reasonCode }, shown.ETag);
    }

    /// <summary>Takes the order up and approves it, once it has come into the queue.</summary>
    public async Task ApproveOrderAsync(Guid orderId)
    {
        Answer? shown = null;
        await Until.SoAsync("the order waits for its review", async () =>
        {
            try
            {
                shown = await Door.PostAsync($"/api/review/orders/{orderId}/claim");
                return true;
            }
            catch (JourneyException notYet) when (notYet.Status is System.Net.HttpStatusCode.NotFound)
            {
                return false;
            }
        });
        await Door.PostAsync($"/api/review/orders/{orderId}/approval", body: null, shown!.ETag);
    }

    /// <summary>Takes the old card of the case back, having read its number.</summary>
    public async Task ReceiveReturnAsync(string caseNumber, string cardNumber)
    {
        JsonNode? expected = null;
        await Until.SoAsync("the old card is expected", async () =>
            (expected = (await Door.GetAsync("/api/delivery/returns?limit=100")).Body!["items"]!.AsArray()
                .FirstOrDefault(one => one!["caseNumber"]!.GetValue<string>() == caseNumber)) is not null);
        await Door.PostAsync(
            $"/api/delivery/returns/{expected!["returnId"]}/receipt",
            new { method = "OnSite", servicePoint = "SHA-01", cardNumber });
    }

    /// <summary>Sees a card destroyed that another clerk took back.</summary>
    public Task DestroyAsync(Guid cardId) => Door.PostAsync($"/api/delivery/cards/{cardId}/destruction");

    /// <summary>Telephones about a returned case, and notes what was advised.</summary>
    public async Task AdviseAsync(Guid caseId, string advice)
    {
        for (string? after = null; ;)
        {
            var calls = await Door.GetAsync($"/api/review/calls?limit=100{(after is null ? "" : $"&after={after}")}");
            if (calls.Body!["items"]!.AsArray()
                    .FirstOrDefault(one => one!["caseId"]!.GetValue<Guid>() == caseId) is { } call)
            {
                await Door.PostAsync(
                    $"/api/review/calls/{call["callId"]}/attempts", new { outcome = "Advised", advice });
                return;
            }

            after = calls.Body["next"]?.GetValue<string>()
                ?? throw new JourneyException("There is no call about the case.");
        }
    }

    /// <summary>
    /// Puts the card of the case into a batch of its own, once it waits to be made; the answer is the batch.
    /// </summary>
    public async Task<Guid> PrepareBatchAsync(string caseNumber)
    {
        string? jobId = null;
        await Until.SoAsync("the card waits to be made", async () =>
            (jobId = await WaitingJobAsync(caseNumber)) is not null);
        var batch = await Door.PostAsync("/api/delivery/production/batches", new { jobIds = new[] { jobId } });
        return batch.Id("batchId");
    }

    /// <summary>Releases a batch that another clerk prepared: its card is made.</summary>
    public async Task ReleaseBatchAsync(Guid batchId)
    {
        var released = await Door.PostAsync($"/api/delivery/production/batches/{batchId}/release");
        if (released.Body!["stayedOut"]!.AsArray().FirstOrDefault() is { } left)
        {
            throw new JourneyException($"The card could not be made: {left["reasonCode"]}.");
        }
    }

    /// <summary>
    /// Hands the card of the case to the courier, once it is ready; the answer is the tracking number.
    /// </summary>
    public async Task<string> PostCardAsync(string caseNumber)
    {
        var posted = await Door.PostAsync($"/api/delivery/cards/{await WaitingCardAsync(caseNumber)}/posting");
        return posted.Text("trackingNumber");
    }

    /// <summary>Hands the card to the person who shows this passport.</summary>
    public async Task HandOverCardAsync(string caseNumber, string passportNumber) =>
        await Door.PostAsync(
            $"/api/delivery/cards/{await WaitingCardAsync(caseNumber)}/collection", new { passportNumber });

    private async Task<string?> WaitingJobAsync(string caseNumber)
    {
        for (string? after = null; ;)
        {
            var jobs = await Door.GetAsync(
                $"/api/delivery/production/jobs?limit=100{(after is null ? "" : $"&after={after}")}");
            var job = jobs.Body!["items"]!.AsArray()
                .FirstOrDefault(one => one!["caseNumber"]!.GetValue<string>() == caseNumber);
            after = jobs.Body["next"]?.GetValue<string>();
            if (job is not null || after is null)
            {
                return job?["jobId"]!.GetValue<string>();
            }
        }
    }

    private async Task<string> WaitingCardAsync(string caseNumber)
    {
        JsonNode? waiting = null;
        await Until.SoAsync("the card is ready for handover", async () =>
        {
            var handovers = await Door.GetAsync("/api/delivery/handovers?limit=100");
            waiting = handovers.Body!["items"]!.AsArray()
                .FirstOrDefault(card => card!["caseNumber"]!.GetValue<string>() == caseNumber
                    // Those wait to be destroyed.
                    && card["state"]!.GetValue<string>() is not ("Returned" or "Spoiled"));
            return waiting is not null;
        });
        return waiting!["cardId"]!.GetValue<string>();
    }

    private async Task<bool> IsWaitingAsync(Guid caseId, string stage)
    {
        try
        {
            return (await Door.GetAsync($"/api/review/cases/{caseId}")).Text("stage") == stage;
        }
        catch (JourneyException notYet) when (notYet.Status is System.Net.HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    public void Dispose() => Door.Dispose();
}
