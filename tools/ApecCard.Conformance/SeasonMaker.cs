using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ApecCard.Conformance;

/// <summary>
/// Invents the recorded season: fourteen applications from the submission to the card's end, a few at a time and always
/// the same, with two events of a type that nobody was told of.
/// </summary>
public static class SeasonMaker
{
    /// <summary>As a type that is added in a later year.</summary>
    public const string UnknownType = "abtc.case.annotated";

    private const int Cases = 14, AtOnce = 5;

    private static readonly string[] _economies =
    [
        "AUS", "BRN", "CHL", "IDN", "JPN", "KOR", "MEX", "MYS",
        "NZL", "PER", "PHL", "PNG", "RUS", "SGP", "THA", "VNM",
    ];

    private static readonly JsonSerializerOptions _json =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }; // a time's + as it is sent

    private static readonly DateTimeOffset _begin = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A CloudEvent a line, in the order of their cursors.</summary>
    public static IEnumerable<string> Lines()
    {
        var dice = new Dice(20260504);
        var waiting = new Queue<Life>(Enumerable.Range(1, Cases).Select(number => Life.Of(number, dice)));
        var open = new List<Life>();
        var (count, cursor) = (0, 100);
        while (waiting.Count > 0 || open.Count > 0)
        {
            if (open.Count < AtOnce && waiting.TryDequeue(out var next))
            {
                open.Add(next);
                continue;
            }

            var life = open[dice.Below(open.Count)];
            cursor += 1 + dice.Below(3); // others' events have cursors, too
            yield return life.Next(++count, cursor).ToJsonString(_json);
            if (life.IsOver)
            {
                open.Remove(life);
            }
        }
    }

    // The same numbers on every machine, in every version of .NET.
    private sealed class Dice(uint state)
    {
        private uint _state = state;

        public int Below(int most)
        {
            _state = (_state * 1664525) + 1013904223;
            return (int)((_state >> 16) % (uint)most);
        }
    }

    private sealed class Life(string number, Queue<(string Type, JsonObject Data)> ahead)
    {
        private int _sequence;

        public bool IsOver => ahead.Count == 0;

        public static Life Of(int place, Dice dice)
        {
            var number = $"APEC20260504{place:D6}";
            var card = $"CHN{place * 15:D9}";
            var ahead = new Queue<(string, JsonObject)>();
            var granted = new List<string>();

            JsonObject Case() => new() { ["caseNumber"] = number };
            void Say(string type, JsonObject data) => ahead.Enqueue((type, data));
            void Decide(string economy, string decision) => Say(
                "abtc.economy.decided",
                new() { ["caseNumber"] = number, ["economy"] = economy, ["decision"] = decision });
            JsonObject Card() => new()
            {
                ["caseNumber"] = number,
                ["cardNumber"] = card,
                ["expiresOn"] = "2031-05-03",
                ["remainingEconomies"] = new JsonArray([.. granted.Select(one => (JsonNode)one)]),
            };

            Say("abtc.case.submitted", Case());
            foreach (var economy in _economies.OrderBy(_ => dice.Below(1000)).ToArray())
            {
                var isGranted = dice.Below(5) > 0;
                Decide(economy, isGranted ? "granted" : "refused");
                if (isGranted)
                {
                    granted.Add(economy);
                }
            }

            if (place is 6 or 7)
            {
                Say(UnknownType, new() { ["caseNumber"] = number, ["note"] = "Of a later year." });
            }

            Say("abtc.case.completed", new()
            {
                ["caseNumber"] = number,
                ["grantedEconomies"] = new JsonArray([.. granted.Select(one => (JsonNode)one)]),
            });
            if (place % 3 == 0)
            {
                Say("abtc.passport.changed", Case());
            }

            Say("abtc.card.issued", Card());
            if (place % 2 == 0)
            {
                var gone = granted[dice.Below(granted.Count)];
                granted.Remove(gone);
                Decide(gone, "withdrawn");
                var struck = Card();
                struck["economy"] = gone;
                Say("abtc.card.economy-struck", struck);
            }

            if (place % 4 == 0)
            {
                Say("abtc.card.expired", Card());
            }
            else if (place % 4 < 3)
            {
                var revoked = Card();
                revoked["reason"] = place % 4 == 1 ? "lost" : "cancelled";
                Say("abtc.card.revoked", revoked);
            }

            return new(number, ahead);
        }

        public JsonObject Next(int count, int cursor)
        {
            var (type, data) = ahead.Dequeue();
            return new()
            {
                ["specversion"] = "1.0",
                ["id"] = $"019df180-0d00-7000-8000-{count:x12}",
                ["source"] = "apeccard/applications",
                ["type"] = type,
                ["subject"] = number,
                ["time"] = _begin.AddHours(count).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
                ["datacontenttype"] = "application/json",
                ["sequence"] = (++_sequence).ToString("D6", CultureInfo.InvariantCulture),
                ["cursor"] = cursor.ToString(CultureInfo.InvariantCulture),
                ["data"] = data,
            };
        }
    }
}
