namespace ApecCard.Testing;

/// <summary>
/// tests/case-actions.csv: what every role gets when it tries every action in every situation of a case. A cell is the
/// stage the case is in afterwards, or the status and code of the refusal, which changes nothing.
/// </summary>
public sealed record ActionTable(IReadOnlyList<string> Roles, IReadOnlyList<ActionTable.Row> Rows)
{
    public sealed record Row(string Situation, string Action, IReadOnlyDictionary<string, string> Expected)
    {
        public override string ToString() => $"{Action} in {Situation}";
    }

    public static ActionTable Of(string service)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "case-actions.csv"))
            .Select(line => line.Split(',')).ToArray();
        string[] roles = [.. lines[0].Skip(3)];
        return new(roles,
        [
            .. lines.Skip(1).Where(line => line[0] == service).Select(line =>
                new Row(
                    line[1], line[2], roles.Zip(line.Skip(3)).ToDictionary(cell => cell.First, cell => cell.Second))),
        ]);
    }
}
