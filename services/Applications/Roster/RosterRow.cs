using System.Text.Json;
using System.Text.Json.Nodes;
using ApecCard.Applications.Form;
using ApecCard.Applications.Offices;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Roster;

/// <summary>
/// A line of the roster as a form. What is left out is filled in later, as in any draft; what is there must be right.
/// </summary>
public sealed record RosterRow(int Row, ApplicationForm Form, IReadOnlyList<FormProblem> Problems)
{
    public string? ResidentId => Form.Applicant?.ResidentId;

    public static RosterRow Of(RosterLine line, IReadOnlyCollection<Office> offices, DateOnly today)
    {
        if (line.Cells is null)
        {
            return new(line.Row, ApplicationForm.Empty, [new(
                "row", "unreadable", "这一行的引号或单元格数量不正确。", "Quotes or the number of cells are wrong in this row.")]);
        }

        List<FormProblem> problems = [];
        var form = new JsonObject();
        foreach (var (column, cell) in line.Cells.Where(one => one.Value.Length > 0))
        {
            if (cell.Length > column.MaxLength)
            {
                problems.Add(new(
                    column.Field, "too-long", $"最多 {column.MaxLength} 个字符。", $"At most {column.MaxLength} characters."));
            }
            else if (column.Read(cell) is { } value)
            {
                Put(form, column.Field, value);
            }
            else
            {
                problems.Add(new(column.Field, "format", column.Wanted.Chinese, column.Wanted.English));
            }
        }

        var office = OfficeOf(form, offices);
        var read = form.Deserialize<ApplicationForm>(Json.Options)!;
        problems.AddRange(FormCheck.Problems(read, office, today).Where(problem => IsAboutTheRow(problem, problems)));
        if (read.Applicant?.ResidentId == RosterColumns.ExampleResidentId)
        {
            problems.Add(new("row", "example", "这是模板中的示例行，请删除。", "This is the template's example: delete it."));
        }

        return new(line.Row, read, problems);
    }

    public RosterRow With(FormProblem problem) => this with { Problems = [.. Problems, problem] };

    private static bool IsAboutTheRow(FormProblem problem, List<FormProblem> known) =>
        (problem.Field is "office" || problem.Field.StartsWith("applicant.", StringComparison.Ordinal))
        && (problem.Code != "missing" || RosterColumns.Required.Contains(problem.Field))
        && known.All(one => one.Field != problem.Field);

    // By its code, as in the form, or by its name.
    private static Office? OfficeOf(JsonObject form, IReadOnlyCollection<Office> offices)
    {
        if (form["office"]?.GetValue<string>() is not { } named)
        {
            return null;
        }

        var office = offices.FirstOrDefault(one => named.Equals(one.Code, StringComparison.OrdinalIgnoreCase)
            || named == one.ChineseName || named.Equals(one.EnglishName, StringComparison.OrdinalIgnoreCase));
        form["office"] = office?.Code ?? named;
        return office;
    }

    private static void Put(JsonObject form, string path, JsonNode value)
    {
        var names = path.Split('.');
        var section = form;
        foreach (var name in names[..^1])
        {
            section = (JsonObject)(section[name] ??= new JsonObject());
        }

        section[names[^1]] = value;
    }
}
