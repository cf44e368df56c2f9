using ApecCard.Identity.Enterprises;
using ApecCard.ServiceDefaults;

namespace ApecCard.Identity.Tests.Enterprises;

public class EnterpriseTests
{
    private static readonly DateTimeOffset _now = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("91310115MA1K30APE6", false)]
    [InlineData("91350211M0000XUF46", true)] // in real use, yet failing GB 32100
    public void A_code_that_fails_its_check_is_taken_from_the_licence_and_flagged(string uscc, bool needsCheck)
    {
        var facts = new LicenceFacts("远帆", uscc, "陈远帆");
        var enterprise = Enterprise.Of(facts);

        var registered = enterprise.Verify(facts, _now);

        Assert.Equal(needsCheck, enterprise.UsccNeedsCheck);
        Assert.Equal((uscc, 1, _now), (registered.Uscc, registered.EnterpriseVersion, registered.VerifiedAt));
    }

    [Fact]
    public void A_later_scan_brings_the_new_name_and_a_higher_version()
    {
        var facts = new LicenceFacts("远帆", "91310115MA1K30APE6", "陈远帆");
        var enterprise = Enterprise.Of(facts);
        enterprise.Verify(facts, _now);

        var again = enterprise.Verify(facts with { Name = "远帆集团" }, _now.AddDays(1));

        Assert.Equal(("远帆集团", 2), (again.Name, again.EnterpriseVersion));
    }

    [Fact]
    public void Another_companys_licence_does_not_refresh_this_one()
    {
        var facts = new LicenceFacts("远帆", "91310115MA1K30APE6", "陈远帆");
        var refused = Assert.Throws<RuleViolationException>(() =>
            Enterprise.Of(facts).Verify(facts with { Uscc = "91430100MA4L10C5XA" }, _now));
        Assert.Equal("elicence.other-company", refused.Code);
    }
}
