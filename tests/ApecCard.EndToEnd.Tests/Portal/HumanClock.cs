using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ApecCard.ServiceDefaults;
using Microsoft.Playwright;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>
/// How long a person would take who sees these pages for the first time, with the documents at hand. Nobody waits:
/// what is really on the pages, typed and clicked is counted, and each of it has its price.
/// </summary>
/// <remarks>
/// The model. Reading: every line is read once, when it is first seen, menus and hints included, at 250 Chinese
/// characters or 200 other words a minute; that only its numbers have changed is seen at a glance. Typing: 150 ms a key, four keys for a Chinese character (its sound, and
/// the choice), and four seconds for every field, in which it is looked up and thought about. A click or a choice: two
/// seconds. A file from the folder: ten seconds. What happens beside the pages (<see cref="Spend"/>) is added by who
/// walks. The machine's own time is not counted; the pages are usable within two seconds.
/// </remarks>
public sealed partial class HumanClock
{
    private const double Key = 0.15;
    private const int KeysOfACharacter = 4;
    private const double Field = 4;
    private const double Click = 2;
    private const double Upload = 10;
    private const double CharactersPerSecond = 250 / 60.0;
    private const double WordsPerSecond = 200 / 60.0;

    // A label's click is followed by one on its box: that is one choice.
    private const string Watch =
        """
        (() => {
          let last = -1000;
          const tell = (what, typed) => window.tellClock(JSON.stringify(
            { page: location.pathname, what, typed, text: document.body?.innerText ?? "" }));
          addEventListener("click", (e) => {
            if (e.timeStamp - last > 50) { tell("click", ""); }
            last = e.timeStamp;
          }, true);
          addEventListener("input", (e) => {
            const { type, value } = e.target;
            if (!["checkbox", "radio", "file"].includes(type)) { tell("field", value); }
          }, true);
          addEventListener("change", (e) => {
            if (e.target.type === "file") { tell("upload", ""); }
          }, true);
        })();
        """;

    private readonly HashSet<string> _read = [];
    private readonly List<Spent> _spent = [];

    private sealed record Told(string Page, string What, string Typed, string Text);

    private sealed record Spent(string Page, string What, double Seconds);

    public TimeSpan Total => TimeSpan.FromSeconds(_spent.Sum(one => one.Seconds));

    /// <summary>Watches all that is done in this window from now on.</summary>
    public static async Task<HumanClock> WatchAsync(IPage page)
    {
        var clock = new HumanClock();
        await page.ExposeFunctionAsync<string, bool>("tellClock", told =>
        {
            clock.Hear(JsonSerializer.Deserialize<Told>(told, Json.Options)!);
            return true;
        });
        await page.AddInitScriptAsync(Watch);
        return clock;
    }

    /// <summary>What takes time beside the pages: with a phone in the hand, say.</summary>
    public void Spend(string page, string what, TimeSpan time) => _spent.Add(new(page, what, time.TotalSeconds));

    /// <summary>Reads what is shown now: at the end, where nothing more is clicked.</summary>
    public async Task ReadAsync(IPage page) =>
        Read(new Uri(page.Url).AbsolutePath, await page.InnerTextAsync("body"));

    /// <summary>A line a page, in the order in which they were visited, and the sum.</summary>
    public string Report()
    {
        var lines = new StringBuilder();
        foreach (var page in _spent.GroupBy(one => one.Page))
        {
            var parts = page.GroupBy(one => one.What).Select(part => $"{part.Key} {Minutes(part)}");
            lines.AppendLine(CultureInfo.InvariantCulture, $"{Minutes(page),6}  {page.Key}  ({string.Join(", ", parts)})");
        }

        return lines.AppendLine(CultureInfo.InvariantCulture, $"{Minutes(_spent),6}  in all").ToString();
    }

    private void Hear(Told told)
    {
        Read(told.Page, told.Text);
        var (what, seconds) = told.What switch
        {
            "field" => ("typing", Field + (Keys(told.Typed) * Key)),
            "upload" => ("files", Upload),
            _ => ("clicks", Click),
        };
        _spent.Add(new(Named(told.Page), what, seconds));
    }

    private void Read(string page, string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var line in lines.Where(line => _read.Add(Number().Replace(line, "0"))))
        {
            var chinese = line.Count(IsChinese);
            var words = OtherWord().Count(line);
            _spent.Add(new(Named(page), "reading", (chinese / CharactersPerSecond) + (words / WordsPerSecond)));
        }
    }

    private static int Keys(string typed) => typed.Sum(letter => IsChinese(letter) ? KeysOfACharacter : 1);

    private static bool IsChinese(char letter) => letter is >= '\u4e00' and <= '\u9fff';

    private static string Minutes(IEnumerable<Spent> spent) =>
        TimeSpan.FromSeconds(spent.Sum(one => one.Seconds)).ToString("m\\:ss", CultureInfo.InvariantCulture);

    private static string Named(string page) => Id().Replace(page, "…");

    [GeneratedRegex("[A-Za-z0-9][A-Za-z0-9@.,:'/-]*")]
    private static partial Regex OtherWord();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/cashier/)[^/]+")]
    private static partial Regex Id();
}
