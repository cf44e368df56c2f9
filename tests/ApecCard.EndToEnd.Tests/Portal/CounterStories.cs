using ApecCard.Journeys;
using ApecCard.Journeys.Scenarios;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>A case whose card waits to be made, to be collected at a service point.</summary>
internal sealed class CardToBeMade(World world) : Journey(world, _ => { })
{
    public string Passport => Applicant.PassportNumber;

    public string Email => Agent.Email;

    public override async Task<Ending> RunAsync()
    {
        await RegisterAsync();
        await SubmitAsync(servicePoint: "SHA-01");
        await GoOutToTheEconomiesAsync();
        return await EndAsync("制卡中");
    }
}

/// <summary>A replacement is made, and the old card is still with its holder.</summary>
internal sealed class OldCardOwed(World world) : OrderStory(world, _ => { })
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
