using ApecCard.Identity.Elicence;
using ApecCard.Identity.Enterprises;
using ApecCard.ServiceDefaults;

namespace ApecCard.Identity.Tests.Elicence;

public class ElicenceSessionTests
{
    private static readonly DateTimeOffset _now = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);
    private static readonly LicenceFacts _facts = new("远帆", "91310115MA1K30APE6", "陈远帆");
    private static readonly byte[] _assertion = Secret.Hash("assertion");

    [Fact]
    public void A_scan_is_good_for_one_use()
    {
        var session = Scanned();

        Assert.Equal(_facts, session.Use(ElicencePurpose.Registration, _now));

        var refused = Assert.Throws<RuleViolationException>(() => session.Use(ElicencePurpose.Registration, _now));
        Assert.Equal("elicence.used", refused.Code);
    }

    [Fact]
    public void A_scan_made_to_sign_in_registers_nobody()
    {
        var refused = Assert.Throws<RuleViolationException>(() => Scanned().Use(ElicencePurpose.SignIn, _now));
        Assert.Equal("elicence.other-purpose", refused.Code);
    }

    [Fact]
    public void After_three_minutes_it_has_expired()
    {
        var session = Scanned();
        Assert.Equal(ElicenceState.Scanned, session.StateAt(_now.AddSeconds(179)));
        Assert.Equal(ElicenceState.Expired, session.StateAt(_now.AddSeconds(180)));
        Assert.Throws<RuleViolationException>(() => session.Use(ElicencePurpose.Registration, _now.AddSeconds(180)));
    }

    [Fact]
    public void An_expired_one_takes_no_assertion()
    {
        var session = Open();
        Assert.Throws<ProblemException>(() => session.Receive(_facts, _assertion, _now.AddSeconds(180)));
        Assert.Null(session.Facts);
    }

    [Fact]
    public void The_same_assertion_again_changes_nothing_even_after_use()
    {
        var session = Scanned();
        session.Use(ElicencePurpose.Registration, _now);

        session.Receive(_facts, _assertion, _now);

        Assert.Equal(ElicenceState.Used, session.StateAt(_now));
    }

    [Fact]
    public void Another_assertion_on_the_same_nonce_is_refused()
    {
        var session = Scanned();
        var other = _facts with { Name = "别家" };
        Assert.Throws<ProblemException>(() => session.Receive(other, Secret.Hash("another"), _now));
        Assert.Equal(_facts, session.Facts);
    }

    private static ElicenceSession Open() =>
        ElicenceSession.Open(ElicencePurpose.Registration, "nonce", "secret", _now);

    private static ElicenceSession Scanned()
    {
        var session = Open();
        session.Receive(_facts, _assertion, _now);
        return session;
    }
}
