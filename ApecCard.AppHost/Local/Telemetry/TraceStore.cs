namespace ApecCard.AppHost.Local;

/// <summary>A trace in the list.</summary>
internal sealed record TraceSummary(
    string Id, string Name, long Start, long Duration, int Spans, bool Failed, IReadOnlyList<string> Parts,
    IReadOnlyList<string> Cases);

/// <summary>A span in its place below the one that caused it.</summary>
internal sealed record WaterfallRow(int Depth, Span Span);

/// <summary>The newest traces, in memory; the oldest give way, and those that are about a case last.</summary>
internal sealed class TraceStore(int mostTraces = 2_000, int mostSpans = 40_000, int mostOfOne = 2_000)
{
    /// <summary>Under which ApecCard.ServiceDefaults notes which case a span was about.</summary>
    public const string CaseNumber = "apeccard.case_number";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<Span>> _traces = [];
    private readonly Queue<string> _byArrival = new();
    private readonly Queue<string> _ofCases = new();
    private int _spans;

    public void Add(IReadOnlyList<Span> spans)
    {
        lock (_lock)
        {
            foreach (var span in spans)
            {
                if (!_traces.TryGetValue(span.TraceId, out var trace))
                {
                    _traces[span.TraceId] = trace = [];
                    _byArrival.Enqueue(span.TraceId);
                }

                if (trace.Count < mostOfOne)
                {
                    trace.Add(span);
                    _spans++;
                }

                while (_traces.Count > mostTraces || (_spans > mostSpans && _traces.Count > 1))
                {
                    _traces.Remove(FirstToGo(), out var oldest);
                    _spans -= oldest!.Count;
                }
            }
        }
    }

    /// <summary>The newest first.</summary>
    /// <param name="sought">A case's number, or a trace's id or its beginning; empty: all.</param>
    /// <param name="part">Only those this part had to do with.</param>
    /// <param name="onlyFailed">Only those in which something failed.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<TraceSummary> Find(
        string sought = "", string part = "", bool onlyFailed = false, int most = 200)
    {
        lock (_lock)
        {
            return
            [
                .. _traces.Values
                    .Where(trace => sought.Length == 0
                        || trace[0].TraceId.StartsWith(sought, StringComparison.OrdinalIgnoreCase)
                        || trace.Exists(span => string.Equals(
                            span.Attributes.GetValueOrDefault(CaseNumber), sought, StringComparison.OrdinalIgnoreCase)))
                    .Where(trace => part.Length == 0 || trace.Exists(span => span.Part == part))
                    .Where(trace => !onlyFailed || trace.Exists(span => span.Failed))
                    .Select(Summarize)
                    .OrderByDescending(trace => trace.Start)
                    .Take(most),
            ];
        }
    }

    /// <summary>The trace's spans, each below its cause and in the order of their starts; none: unknown.</summary>
    public IReadOnlyList<WaterfallRow> Waterfall(string id)
    {
        List<Span> spans;
        lock (_lock)
        {
            spans = _traces.TryGetValue(id, out var trace) ? [.. trace.DistinctBy(span => span.Id)] : [];
        }

        var known = spans.Select(span => span.Id).ToHashSet();
        var below = spans.Where(span => known.Contains(span.ParentId)).ToLookup(span => span.ParentId);
        List<WaterfallRow> rows = [];
        HashSet<string> told = [];
        var open = new Stack<WaterfallRow>();
        Open(spans.Where(span => !known.Contains(span.ParentId)), 0);
        while (open.TryPop(out var row))
        {
            if (told.Add(row.Span.Id))
            {
                rows.Add(row);
                Open(below[row.Span.Id], row.Depth + 1);
            }
        }

        // What names itself as its own cause would otherwise not be seen at all.
        rows.AddRange(spans.Where(span => told.Add(span.Id)).Select(span => new WaterfallRow(0, span)));
        return rows;

        void Open(IEnumerable<Span> these, int depth)
        {
            foreach (var span in these.OrderByDescending(span => span.Start))
            {
                open.Push(new(depth, span));
            }
        }
    }

    // What parts do by themselves goes on all night: a case that was handed in yesterday is still to be found.
    private string FirstToGo()
    {
        while (_byArrival.TryDequeue(out var id))
        {
            if (!_traces[id].Exists(IsOfCase) || _ofCases.Count >= mostTraces / 2)
            {
                return id;
            }

            _ofCases.Enqueue(id);
        }

        return _ofCases.Dequeue();
    }

    private static bool IsOfCase(Span span) => span.Attributes.ContainsKey(CaseNumber);

    private static TraceSummary Summarize(List<Span> trace)
    {
        var root = trace.Find(span => span.ParentId.Length == 0) ?? trace.MinBy(span => span.Start)!;
        var start = trace.Min(span => span.Start);
        return new(root.TraceId, NameOf(root, trace), start, trace.Max(span => span.End) - start, trace.Count,
            trace.Exists(span => span.Failed),
            [.. trace.OrderBy(span => span.Start).Select(span => span.Part).Distinct()],
            [
                .. trace.Select(span => span.Attributes.GetValueOrDefault(CaseNumber)).OfType<string>().Distinct(),
            ]);
    }

    // A client's span has only the method, a proxy's only the service: what was asked for, the one who was asked says.
    private static string NameOf(Span root, List<Span> trace)
    {
        if (root.Kind == "consumer" && root.Name.EndsWith(' '))
        {
            return root.Name + root.Attributes.GetValueOrDefault("messaging.destination.name");
        }

        var saysWhat = root.Name.Contains('/') && !root.Name.Contains("{**");
        var asked = saysWhat || root.Kind is not ("client" or "server") ? null : trace
            .Where(span => span.Kind == "server" && span.Part != root.Part && span.Name.Contains('/'))
            .MinBy(span => span.Start);
        return asked is null ? root.Name : $"{asked.Name} ({asked.Part})";
    }
}
