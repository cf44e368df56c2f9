using System.Net;
using ApecCard.ServiceDefaults.Tests.Auditing;
using ApecCard.Testing;

namespace ApecCard.ServiceDefaults.Tests.Messaging;

public class OutboxStateTests
{
    [Fact]
    public async Task Operators_are_told_how_much_a_service_owes_and_since_when()
    {
        await using var service = await AuditedService.StartAsync();
        var empty = await service.As(Roles.Operator).GetFromJsonAsync<OutboxState>("/outbox", Json.Options);
        Assert.Equal(new(0, null), empty);

        OutboxMessage[] unsendable = // of a type that there is not
        [
            new(Guid.CreateVersion7(DateTimeOffset.UtcNow), "No.Such.Message", "{}", null),
            new(Guid.CreateVersion7(DateTimeOffset.UtcNow.AddMinutes(-5)), "No.Such.Message", "{}", null),
        ];
        await using (var db = service.OpenDatabase())
        {
            db.Outbox.AddRange(unsendable);
            await db.SaveChangesAsync();
        }

        var state = await service.As(Roles.Operator).GetFromJsonAsync<OutboxState>("/outbox", Json.Options);
        Assert.Equal(new(2, unsendable[1].OwedSince), state);
    }

    [Fact]
    public async Task Nobody_else_is_told()
    {
        await using var service = await AuditedService.StartAsync();
        await Refusal.Is(
            HttpStatusCode.Forbidden, "not-for-your-role", await service.As(Roles.FinanceOfficer).GetAsync("/outbox"));
    }
}
