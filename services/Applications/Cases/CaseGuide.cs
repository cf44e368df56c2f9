using System.Text;
using ApecCard.Applications.Orders;

namespace ApecCard.Applications.Cases;

/// <summary>
/// The tables of a case as a page for people: <c>./apec guide</c> writes it to docs/cases.md, so that the picture
/// cannot say something else than the code.
/// </summary>
public static class CaseGuide
{
    public static string Markdown()
    {
        var page = new StringBuilder();
        page.AppendLine("# The life of a case\n");
        page.Append("Written by `./apec guide` from `CaseTransitions`, `CaseLabels` and `CaseStep`. ");
        page.AppendLine("What is stored are the stage and three");
        page.AppendLine("facts (clearance, card, delivery); the label is derived.\n");
        page.AppendLine("```mermaid\nstateDiagram-v2");
        page.AppendLine("    [*] --> Draft : StartCase (Enterprise)");
        foreach (var ((from, action), to) in CaseTransitions.Stages)
        {
            foreach (var target in to is { } one ? [one] : ReturnedFrom())
            {
                page.AppendLine($"    {from} --> {target} : {action} ({CaseActions.ActorOf(action, from)})");
            }
        }

        page.AppendLine("```\n");
        page.AppendLine("## Labels, the first rule that fits\n");
        page.AppendLine("| label | in the guide | who has the ball | what comes next |\n| --- | --- | --- | --- |");
        foreach (var rule in CaseLabels.Table)
        {
            var step = CaseStep.Of(rule.Label);
            var who = step.Who is { } actor ? $"{actor}" : "nobody";
            page.AppendLine($"| {rule.Label} | {rule.Chinese} | {who} | {step.Chinese} {step.English} |");
        }

        OrderGuide.Append(page);
        return page.ToString().ReplaceLineEndings("\n");
    }

    // A correction goes back to the stage that had returned it: any from which it can be requested.
    private static IEnumerable<Stage> ReturnedFrom() =>
        CaseTransitions.Stages.Keys.Where(key => key.Action is CaseAction.RequestCorrection).Select(key => key.From);
}
