using ApecCard.Applications.Cases;

namespace ApecCard.Applications.Tests.Cases;

public class CaseTransitionsTests
{
    [Fact]
    public void Every_action_is_available_somewhere() =>
        Assert.Equal(Enum.GetValues<CaseAction>().ToHashSet(),
            CaseTransitions.Stages.Keys.Select(key => key.Action).ToHashSet());

    [Fact]
    public void The_process_only_goes_forward() =>
        Assert.All(CaseTransitions.Stages.Where(one => one.Value is not null), // null: back from a correction
            one => Assert.True(one.Value >= one.Key.From));

    [Fact]
    public void No_stage_is_without_a_way_to_it() => Assert.All(
        Enum.GetValues<Stage>().Except([Stage.Draft]), // a case starts there
        stage => Assert.Contains(stage, CaseTransitions.Stages.Values.OfType<Stage>()));
}
