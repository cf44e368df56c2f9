namespace ApecCard.Journeys.Seed;

/// <summary>
/// So many cases, from the oldest to the youngest: most finished within the last years, some with the economies, some
/// thousand open, spread over all offices. About fifty belong to one enterprise.
/// </summary>
/// <param name="Count">How many cases.</param>
/// <param name="Now">Open cases are of the last days: none of them is late yet.</param>
internal sealed record Population(int Count, DateTimeOffset Now)
{
    private const int CasesOfAnEnterprise = 50;
    private const int MostOpen = 4000;

    private static readonly TimeSpan _oldest = TimeSpan.FromDays(4.5 * 365), _handled = TimeSpan.FromDays(120);
    private static readonly TimeSpan _askedLongest = TimeSpan.FromDays(60), _asked = TimeSpan.FromDays(8);
    private static readonly TimeSpan _open = TimeSpan.FromDays(4), _fresh = TimeSpan.FromHours(1);

    private readonly int _openCases = Math.Min(Count / 3, MostOpen), _askedCases = Count / 10;

    private int Enterprises => (Count + CasesOfAnEnterprise - 1) / CasesOfAnEnterprise;

    public IEnumerable<SeededEnterprise> AllEnterprises =>
        Enumerable.Range(0, Enterprises).Select(SeededEnterprise.Number);

    public IEnumerable<SeededCase> Cases(int from, int to) => Enumerable.Range(from, to - from).Select(Case);

    private SeededCase Case(int serial)
    {
        var enterprise = SeededEnterprise.Number(serial % Enterprises);
        var finished = Count - _openCases - _askedCases;
        if (serial < finished)
        {
            var started = Now - Between(_oldest, _handled + _askedLongest, serial, finished);
            return new(serial, enterprise, Story.Finished[serial % Story.Finished.Length], started, _handled);
        }

        if (serial < finished + _askedCases)
        {
            var started = Now - Between(_askedLongest, _asked, serial - finished, _askedCases);
            return new(serial, enterprise, Story.InPreClearance, started, _asked);
        }

        var age = Between(_open, _fresh, serial - finished - _askedCases, _openCases);
        return new(serial, enterprise, Story.Open[serial % Story.Open.Length], Now - age, age / 2);
    }

    private static TimeSpan Between(TimeSpan first, TimeSpan last, int i, int count) =>
        first - ((first - last) * ((double)i / count));
}
