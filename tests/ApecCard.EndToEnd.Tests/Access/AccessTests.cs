using System.Diagnostics;
using System.Net;
using Xunit.Abstractions;

namespace ApecCard.EndToEnd.Tests.Access;

/// <summary>
/// Who may do what: every operation that is served, asked by everybody who may come. The table is tests/access.txt.
/// </summary>
[Collection(nameof(TheWholeSystem))]
public class AccessTests(WholeSystem system, ITestOutputHelper output)
{
    [Fact]
    public async Task Everybody_may_do_what_the_table_says_and_nothing_else()
    {
        var table = AccessTable.Read();
        var served = await Operation.ReadAllAsync(system.Gateway);
        using var ours = new Belongings(system);
        await ours.GetAsync();
        var visitors = new Visitors(system);
        await visitors.ComeAsync(ours);
        Assert.Equal(visitors.Tokens.Keys, table.Who);
        using var asking = new Asking(system, ours);

        var since = Stopwatch.StartNew();
        var wrong = table.Lines.Keys.Except(served.Select(one => one.Name)).Select(gone => $"No longer served: {gone}")
            .ToList();
        foreach (var operation in served) // one after another, for each may change what is ours
        {
            var line = table.Lines.GetValueOrDefault(operation.Name);
            var heard = await Task.WhenAll(
                table.Who.Select(who => AskAsync(asking, visitors, operation, who, line)));
            var cells = heard.Select(Cell).ToArray();
            if (line is null || !cells.SequenceEqual(table.Who.Select(who => line.Expected[who])))
            {
                wrong.Add(line is null ? "Not in the table; it is:" : "Not as the table says; it is:");
                wrong.Add(AccessTable.Write($"{operation}{line?.Query}", cells));
            }

            wrong.AddRange(
                from one in heard.Zip(table.Who, (answer, who) => (answer, who))
                where one.answer is not null
                let fault = WhatIsWrong(one.answer, one.who, asking.AddressOf(operation), ours)
                where fault is not null
                select $"{operation} by {one.who}: {fault}");
        }

        output.WriteLine(
            $"{served.Length} operations, {table.Who.Length} who ask, in {since.Elapsed.TotalSeconds:0.0} s.");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static async Task<Heard?> AskAsync(
        Asking asking, Visitors visitors, Operation operation, string who, AccessTable.Line? line)
    {
        var expected = line?.Expected[who];
        if (expected is AccessTable.NotAsked)
        {
            return null;
        }

        var heard = await SendAsync(body: null);
        var mustNotFind = expected is "404" || (expected is null && Visitors.FromElsewhere.Contains(who));
        return mustNotFind && heard.Status is HttpStatusCode.BadRequest or HttpStatusCode.UnsupportedMediaType
            ? await SendAsync(Asking.LeastBody(operation)) // only when it has a shape is it looked at whose it is
            : heard;

        async Task<Heard> SendAsync(HttpContent? body)
        {
            using var request = new HttpRequestMessage(
                new(operation.Method), asking.AddressOf(operation, line?.Query ?? ""))
            { Content = body };
            visitors.Show(who, request);
            return await asking.SendAsync(request);
        }
    }

    // What is wrong about any answer, whatever the table says.
    private static string? WhatIsWrong(Heard heard, string who, Uri asked, Belongings ours)
    {
        if (heard.IsRefusal)
        {
            return heard.IsProblem ? null : $"no problem document with a code: {heard}";
        }

        var read = ours.Marks.FirstOrDefault(mark =>
            heard.Text.Contains(mark, StringComparison.Ordinal)
            && !asked.OriginalString.Contains(mark, StringComparison.Ordinal));
        return read is not null && Visitors.FromElsewhere.Contains(who) ? $"{read} is ours: {heard.Text}" : null;
    }

    private static string Cell(Heard? heard) => (int?)heard?.Status switch
    {
        null => AccessTable.NotAsked,
        401 or 403 or 404 or >= 500 => $"{(int)heard.Status}",
        _ => "in",
    };
}
