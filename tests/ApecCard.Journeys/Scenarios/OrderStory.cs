using System.Text.Json.Nodes;
using ApecCard.Journeys.Actors;
using ApecCard.Journeys.People;

namespace ApecCard.Journeys.Scenarios;

/// <summary>
/// What stories of orders have in common: an order is filled in, reviewed, paid, and its card handed over.
/// </summary>
public abstract class OrderStory(World world, Action<Step> took) : Journey(world, took)
{
    private const string Undecided = "SGP";

    /// <summary>A card that was mailed: the main job.</summary>
    protected async Task WithMailedCardAsync()
    {
        await RegisterAsync();
        await SubmitAsync();
        await GoOutToTheEconomiesAsync();
        await ProduceAsync();
        await PostAsync();
        await SeenAsync("已邮寄");
    }

    /// <summary>Fifteen economies grant; one asks something first, and decides only when it is answered.</summary>
    protected async Task WithOneUndecidedAsync()
    {
        await RegisterAsync();
        await SubmitAsync();
        using var economies = new EconomiesAbroad(World.Economies);
        await economies.AskFirstAsync(Undecided, CaseNumber);
        await GoOutToTheEconomiesAsync();
        await StepAsync("15 个经济体批准  15 economies grant", () => Until.SoAsync("all but one have decided", async () =>
            (await Agent.GetCaseAsync(CaseId)).Body!["economies"]!.AsArray()
                .Count(economy => economy!["state"]!.GetValue<string>() == "Granted") == 15), "APEC经济体审核中");
    }

    /// <summary>The last economy gets its answer, and grants.</summary>
    protected Task AnswerTheLastAsync() => StepAsync(
        $"{Undecided} 得到答复并批准  {Undecided} is answered, and grants", async () =>
        {
            var question = (await Agent.GetCaseAsync(CaseId)).Body!["questions"]!.AsArray().Single()!;
            await Agent.AnswerAsync(CaseId, question["questionId"]!.GetValue<Guid>(), "2025 年参加过新加坡航展。");
        });

    /// <summary>
    /// Starts an order, fills it in, hands in what is asked for, submits; an officer of the office approves it.
    /// </summary>
    protected async Task<Guid> OrderAsync(string title, string kind, string? reason, Action<JsonObject>? fill = null)
    {
        Answer order = null!;
        await StepAsync(
            $"办理{title}  orders: {kind}", async () => order = await Agent.StartOrderAsync(CaseId, kind, reason));
        var orderId = order.Id("id");
        await StepAsync("在线填表、上传材料  fills in the form, hands in the materials", async () =>
        {
            var form = order.Body!["form"]!.AsObject();
            fill?.Invoke(form);
            order = await Agent.SaveOrderFormAsync(orderId, form, order.ETag!);
            Agree("the problems of a complete order", 0, order.Body!["problems"]!.AsArray().Count);
            await Agent.UploadOrderMaterialsAsync(order, Office);
        });
        await StepAsync("提交申请单  submits the order", async () =>
        {
            order = await Agent.SubmitOrderAsync(orderId);
            Agree(
                "the order's place in the case's numbers", true,
                order.Text("number").StartsWith(CaseNumber, StringComparison.Ordinal));
        });
        return orderId;
    }

    protected async Task ApproveAsync(Guid orderId)
    {
        var officer = await OfficerAsync("preliminary-officer");
        await StepAsync("办理机构审核通过  the office approves it", () => officer.ApproveOrderAsync(orderId));
    }

    protected async Task PayOrderAsync(Guid orderId)
    {
        await Agent.SeesOrderAsync(orderId, "待缴费");
        await StepAsync("缴纳换补卡费 720.00 元  pays 720.00 CNY for it", async () =>
            Agree("the fee", 720m, await Agent.PayAsync(CaseId, orderId)));
    }

    protected async Task PostAsync()
    {
        var clerk = await OfficerAsync("service-point-clerk");
        await StepAsync("代办点寄出  the service point posts the card", () => clerk.PostCardAsync(CaseNumber));
    }

    protected async Task ReturnOldCardAsync(string cardNumber)
    {
        var clerk = await OfficerAsync("service-point-clerk");
        await StepAsync("交还原卡  the old card is handed in", () => clerk.ReceiveReturnAsync(CaseNumber, cardNumber));
    }

    protected Task OrderEndsAsync(Guid orderId, string state) =>
        StepAsync($"申请单{state}  the order: {state}", () => Agent.SeesOrderAsync(orderId, state));

    /// <summary>What must be said of the old card, unless it is lost.</summary>
    protected static void ReturnOnSite(JsonObject form)
    {
        form["return"] = new JsonObject { ["method"] = "OnSite", ["servicePoint"] = "SHA-01" };
        form["returnAcknowledged"] = true;
    }

    /// <summary>A new passport of the same person.</summary>
    protected static JsonNode PassportOf(Person person) => new JsonObject
    {
        ["number"] = person.PassportNumber,
        ["issuedOn"] = person.PassportIssuedOn.ToString("O"),
        ["expiresOn"] = person.PassportExpiresOn.ToString("O"),
        ["mrzLine1"] = person.MrzLine1,
        ["mrzLine2"] = person.MrzLine2,
    };

    protected async Task<string> CardNumberAsync() =>
        (await Agent.GetCardsAsync(CaseId))[^1]["cardNumber"]!.GetValue<string>();

    protected async Task AgreeOnCardsAsync(params string[] validities) => Agree(
        "the cards in the register",
        string.Join(", ", validities),
        string.Join(", ", (await Agent.GetCardsAsync(CaseId)).Select(card => card["validity"]!.GetValue<string>())));
}
