using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using ApecCard.EndToEnd.Tests.Access;
using Xunit.Abstractions;

namespace ApecCard.EndToEnd.Tests.Hostile;

/// <summary>
/// Every operation that is served, asked by somebody who is let in, with everything that is wrong: it answers, never
/// with a fault of its own, and says no in a way that programs and people understand.
/// </summary>
[Collection(nameof(TheWholeSystem))]
public sealed partial class HostileTests(AttackedSystem attacked, ITestOutputHelper output)
    : IClassFixture<AttackedSystem>
{
    private const int AtOnce = 8;
    private const int ShownOfOne = 3;

    // Who goes, of those who are let in: the first of these.
    private static readonly string[] _goers =
        ["agt", "own", "pre", "fao", "min", "clk", "fin", "opr", "adm", "eco", "svc", "gtw", "trk", "none"];

    [Fact]
    public async Task Whatever_is_sent_is_answered_and_never_with_a_fault()
    {
        var table = AccessTable.Read();
        var ours = await attacked.OursAsync();
        using var asking = new Asking(attacked.System, ours);
        var (since, tried, accepted) = (Stopwatch.StartNew(), 0, 0);
        var wrong = new List<string>();
        foreach (var operation in await Operation.ReadAllAsync(attacked.System.Gateway))
        {
            var visitors = await attacked.VisitorsAsync();
            var line = table.Lines[operation.Name];
            var who = Goer(line);
            operation.Schemas.Known = name => Known(name, ours);
            var faults = new ConcurrentQueue<(HttpStatusCode? Status, string What)>();
            await Parallel.ForEachAsync(
                new Attempts(asking, operation, line.Query).All(),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
                async (attempt, _) =>
                {
                    using var request = attempt.Request();
                    if (!request.Headers.Contains("X-Tracking-Token"))
                    {
                        visitors.Show(who, request);
                    }

                    Interlocked.Increment(ref tried);
                    var (heard, broken) = await SendAsync(asking, request);
                    if (heard?.IsRefusal is false)
                    {
                        Interlocked.Increment(ref accepted);
                    }

                    if ((broken ?? WhatIsWrong(attempt, heard!) ?? Leaked(heard!)) is { } fault)
                    {
                        faults.Enqueue((heard?.Status, $"  {attempt.What}\n    {fault}\n    {attempt.Curl(who)}"));
                    }
                });
            if (!faults.IsEmpty)
            {
                wrong.Add($"{operation} by {who}: {faults.Count} times");
                wrong.AddRange(
                    from one in faults.GroupBy(one => one.Status).SelectMany(alike => alike.Take(ShownOfOne))
                    select one.What);
            }

            await StillLetInAsync(asking, who, operation.Name);
        }

        output.WriteLine($"{tried} requests, {accepted} accepted, in {since.Elapsed.TotalSeconds:0} s.");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static async Task<(Heard? Heard, string? Broken)> SendAsync(Asking asking, HttpRequestMessage request)
    {
        try
        {
            return (await asking.SendAsync(request, withGood: false), null);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return (null, $"no answer: {e.Message} {e.InnerException?.Message}");
        }
    }

    private static string? WhatIsWrong(Attempt attempt, Heard heard) => (int)heard.Status switch
    {
        400 when attempt.IsNoRequest => null,
        >= 500 => $"{(int)heard.Status}: {heard.Text}",
        429 when heard.IsProblem && heard.Text.Contains("mail.too-many", StringComparison.Ordinal) => null,
        429 => "429: that is no answer to what was asked",
        >= 400 when !heard.IsProblem => $"no problem document with a code: {heard}",
        _ => null,
    };

    private string? Leaked(Heard heard) =>
        heard.IsRefusal && attacked.Canaries.In(heard.Text) is { Length: > 0 } found
            ? $"a refusal that tells {string.Join(", ", found)}: {heard.Text}"
            : null;

    // Nobody was signed out on the way, which would hide all that comes after.
    private async Task StillLetInAsync(Asking asking, string who, string operation)
    {
        if (Array.IndexOf(_goers, who) is >= 0 and < 9) // people, who have sessions
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Get, new Uri(attacked.System.Endpoint("identity"), "/me"));
            (await attacked.VisitorsAsync()).Show(who, request);
            var heard = await asking.SendAsync(request);
            Assert.True(heard.Status is HttpStatusCode.OK, $"{who} was signed out by {operation}: {heard}");
        }
    }

    private static string Goer(AccessTable.Line line) =>
        Array.Find(_goers, who => line.Expected[who] is "in" or AccessTable.NotAsked)
        ?? Array.Find(_goers, who => line.Expected[who] is "404")
        ?? "none";

    private static string? Known(string name, Belongings ours) => name switch
    {
        "email" or "signInName" or "contactEmail" => "somebody@example.com",
        "mobile" or "phone" or "contactPhone" => "13456768021",
        "password" => "a-long-enough-sentence-27",
        "reasonCode" => ServiceDefaults.Formats.RefusalReasons.NotEligible,
        "role" => ServiceDefaults.Roles.FinanceOfficer,
        _ => ours.Values.GetValueOrDefault(name),
    };
}
