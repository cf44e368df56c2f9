using ApecCard.Journeys;
using ApecCard.Journeys.Actors;
using ApecCard.Journeys.People;
using ApecCard.Journeys.Scenarios;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>What an enterprise has to begin with, brought about over HTTP: fast, since it is not what is looked at.</summary>
internal abstract class EnterpriseStory(World world) : OrderStory(world, _ => { })
{
    public Agent Clerk => Agent;

    public Person Traveller => Applicant;

    public string Number => CaseNumber;
}

/// <summary>A card that was mailed.</summary>
internal sealed class CardInHand(World world) : EnterpriseStory(world)
{
    public override async Task<Ending> RunAsync()
    {
        await WithMailedCardAsync();
        return await EndAsync("已邮寄");
    }
}

/// <summary>Fifteen economies have granted, one asks something first.</summary>
internal sealed class AlmostCleared(World world) : EnterpriseStory(world)
{
    public override async Task<Ending> RunAsync()
    {
        await WithOneUndecidedAsync();
        return await EndAsync("APEC经济体审核中");
    }
}

/// <summary>Paid, and with the ministry: what comes next is that the economies are asked.</summary>
internal sealed class BeforeTheMinistry(World world) : EnterpriseStory(world)
{
    public override async Task<Ending> RunAsync()
    {
        await RegisterAsync();
        await SubmitAsync();
        await PassAsync("", "preliminary-officer", "PreliminaryReview", "待复审");
        await PassAsync("", "foreign-affairs-officer", "ForeignAffairsReview", "待缴费");
        await PayAsync();
        return await EndAsync("待外交部审核");
    }

    public Task ForwardAsync() => PassAsync("", "ministry-officer", "MinistryReview", label: null);
}

/// <summary>A damaged card: its replacement waits for the office.</summary>
internal sealed class ReplacementInReview(World world) : EnterpriseStory(world)
{
    public Guid OrderId { get; private set; }

    public override async Task<Ending> RunAsync()
    {
        await WithMailedCardAsync();
        OrderId = await OrderAsync("换补卡", "Replacement", "CardDamaged", form =>
        {
            form["passportChanges"] = false;
            ReturnOnSite(form);
        });
        return await EndAsync("已邮寄");
    }
}

/// <summary>A case whose card waits to be made, to be collected at a service point.</summary>
internal sealed class CardToBeMade(World world) : EnterpriseStory(world)
{
    public override async Task<Ending> RunAsync()
    {
        await RegisterAsync();
        await SubmitAsync(servicePoint: "SHA-01");
        await GoOutToTheEconomiesAsync();
        return await EndAsync("制卡中");
    }
}

/// <summary>A replacement is made, and the old card is still with its holder.</summary>
internal sealed class OldCardOwed(World world) : EnterpriseStory(world)
{
    public string OldCard { get; private set; } = "";

    public string OrderNumber { get; private set; } = "";

    public override async Task<Ending> RunAsync()
    {
        await WithMailedCardAsync();
        OldCard = await CardNumberAsync();
        var order = await OrderAsync("换补卡", "Replacement", "CardDamaged", form =>
        {
            form["passportChanges"] = false;
            ReturnOnSite(form);
        });
        OrderNumber = (await Agent.Door.GetAsync($"/api/applications/orders/{order}")).Text("number");
        await ApproveAsync(order);
        await PayOrderAsync(order);
        await ProduceAsync();
        return await EndAsync("待取卡");
    }
}
