using System.Text;
using ApecCard.Applications.Cases;

namespace ApecCard.Applications.Orders;

/// <summary>The tables of the orders as a part of the guide's page (CaseGuide).</summary>
public static class OrderGuide
{
    public static void Append(StringBuilder page)
    {
        page.AppendLine("\n# The four related businesses\n");
        page.Append("Written from `Business` and `OrderStates`. An order belongs to a case; at other labels none is ");
        page.AppendLine("offered, one is open");
        page.AppendLine("at a time, and a cancellation may pre-empt one that is not paid.\n");
        page.AppendLine($"| label | {string.Join(" | ", Business.All.Select(business => business.Chinese))} |");
        page.AppendLine($"| --- |{string.Concat(Business.All.Select(_ => " --- |"))}");
        foreach (var label in Business.All.SelectMany(business => business.Labels).Distinct().Order())
        {
            var cells = Business.All.Select(business => business.Labels.Contains(label) ? "yes" : "–");
            page.AppendLine($"| {CaseLabels.InChinese(label)} | {string.Join(" | ", cells)} |");
        }

        page.AppendLine("\n| business | number ends in | reasons | steps | to tick | fee |");
        page.AppendLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var business in Business.All)
        {
            page.AppendLine(
                $"| {business.Chinese} {business.English} | {business.Code} | " +
                $"{string.Join(", ", business.Reasons)} | {string.Join(" → ", business.Steps)} | " +
                $"{business.ReturnNotice} | {(business.IsPaid ? "at the approval" : "free")} |");
        }

        page.AppendLine("\n```mermaid\nstateDiagram-v2\n    [*] --> Draft : StartOrder");
        foreach (var ((from, action), to) in OrderStates.Transitions)
        {
            page.AppendLine($"    {from} --> {to} : {action}");
        }

        page.AppendLine("```");
        var states = Enum.GetValues<OrderState>().Select(state => $"{state} {OrderStates.Chinese(state)}");
        page.AppendLine($"\n{string.Join(" · ", states)}");
    }
}
