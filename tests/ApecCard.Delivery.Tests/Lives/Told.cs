using ApecCard.Contracts;

namespace ApecCard.Delivery.Tests.Lives;

/// <summary>
/// What Applications knows of the cases of one person and tells of them; on their way its messages come late, twice
/// and out of order.
/// </summary>
public sealed class Told(Random dice, OutsideDouble outside)
{
    private static readonly string[] _economies = ["SGP", "AUS", "NZL", "JPN"];
    private readonly byte[] _person = Guid.NewGuid().ToByteArray();
    private readonly Dictionary<Guid, CaseDouble> _now = [];

    /// <summary>A first application and, it may be, its renewal.</summary>
    public Guid[] Cases { get; } = [Guid.NewGuid(), Guid.NewGuid()];
    public List<object> OnTheWay { get; } = [];

    /// <summary>All that was ever true of a case.</summary>
    public Dictionary<(Guid Case, int Version), CaseDouble> Truth { get; } = [];

    /// <summary>Early orders, and the version that wanted the full card in their stead.</summary>
    public Dictionary<Guid, Guid> EarlyOrders { get; } = [];
    public Dictionary<Guid, int> FullCards { get; } = [];

    public void Begin()
    {
        foreach (var id in Cases)
        {
            _now[id] = new(10, ["SGP", "AUS", "NZL"], _person, dice.Next(3) == 0 ? "2028-02-29" : "2040-01-01");
            Becomes(id, known => known);
        }
    }

    /// <summary>While clearance runs, once.</summary>
    public void WantEarly()
    {
        var id = Cases[dice.Next(3) / 2];
        if (!FullCards.ContainsKey(id) && EarlyOrders.TryAdd(id, Guid.NewGuid()))
        {
            Tell(Want(id) with { OrderId = EarlyOrders[id], Kind = OrderKind.EarlyProduction });
        }
    }

    /// <summary>When clearance completes, once; a renewal succeeds a card of the first application.</summary>
    public void WantFull(IReadOnlyList<Guid> cards)
    {
        var id = Cases[cards.Count > 0 && dice.Next(4) > 0 ? 1 : 0];
        if (FullCards.ContainsKey(id))
        {
            return;
        }

        var wanted = Want(id) with
        {
            InsteadOfOrder = EarlyOrders.TryGetValue(id, out var early) ? early : null,
            Succeeds = id == Cases[1] && cards.Count > 0 && dice.Next(4) > 0 ? Any(cards) : null,
        };
        FullCards[id] = wanted.CaseVersion;
        Tell(wanted);
    }

    public void Replace(Guid caseId, Guid card, DateOnly expiresOn)
    {
        var (order, owed) = (Guid.NewGuid(), dice.Next(3) > 0);
        Tell(NotWanted(caseId, card, order, owed ? "replaced" : "lost", owed));
        Tell(Want(caseId) with
        {
            OrderId = order,
            Kind = OrderKind.Replacement,
            Succeeds = card,
            OldCardOwed = owed,
            ExpiresOn = expiresOn,
        });
    }

    public void Cancel(Guid caseId, Guid card) =>
        Tell(NotWanted(caseId, card, Guid.NewGuid(), "cancelled", dice.Next(3) > 0));

    /// <summary>One economy, or one after the other.</summary>
    public void TakeGrantBack()
    {
        var id = Any(Cases);
        foreach (var economy in _now[id].GrantedEconomies!.Take(dice.Next(3) == 0 ? _economies.Length : 1))
        {
            Becomes(id, known => known with { GrantedEconomies = [.. known.GrantedEconomies!.Except([economy])] });
            Tell(new EconomyStruck(id, _now[id].CaseVersion, economy, Stories.Today));
        }
    }

    public void Grant()
    {
        var economy = Any(_economies);
        Becomes(Any(Cases), known => known with
        {
            GrantedEconomies = [.. known.GrantedEconomies!.Union([economy])],
        });
    }

    public void ChangePassport() => Becomes(Any(Cases), known => known with
    {
        PassportExpiresOn = dice.Next(2) == 0 ? "2029-01-01" : "2041-06-30",
        HasMailingAddress = dice.Next(4) > 0,
    });

    private CardWanted Want(Guid id)
    {
        Becomes(id, known => known);
        var collected = dice.Next(2) == 0;
        return Stories.Wanted() with
        {
            CaseId = id,
            CaseVersion = _now[id].CaseVersion,
            GrantedEconomies = _now[id].GrantedEconomies!,
            Handover = collected ? HandoverMethod.Collection : HandoverMethod.Mailing,
            ServicePoint = collected && dice.Next(20) > 0 ? "SHA-01" : null, // a mistake now and then
        };
    }

    private CardNotWanted NotWanted(Guid id, Guid card, Guid order, string reason, bool owed)
    {
        Becomes(id, known => known);
        var plan = dice.Next(2) == 0
            ? new CardReturnPlan(CardReturnMethod.OnSite, "SHA-01")
            : new CardReturnPlan(CardReturnMethod.ByMail);
        return new(id, _now[id].CaseVersion, card, reason, Stories.Today, order, owed ? plan : null);
    }

    // What is asked for may have been answered a moment before.
    private void Becomes(Guid id, Func<CaseDouble, CaseDouble> change)
    {
        var version = _now[id].CaseVersion + 1;
        Truth[(id, version)] = _now[id] = change(_now[id]) with { CaseVersion = version };
        if (dice.Next(4) > 0 || !outside.Cases.ContainsKey(id))
        {
            outside.Cases[id] = _now[id];
        }
    }

    private void Tell(object message) => OnTheWay.Add(message);

    private T Any<T>(IReadOnlyList<T> some) => some[dice.Next(some.Count)];
}
