using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace ApecCard.ServiceDefaults;

/// <summary>A part of a list, and where the next one begins; no Next, no more.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Which part of a list: what comes after the place the last answer named, at most so many.</summary>
public record PageRequest(Guid? After = null, [property: Range(1, PageRequest.Most)] int Limit = 20)
{
    public const int Most = 100;

    /// <summary>Cuts one more than asked for, if it is there, into a page and the place of the next.</summary>
    public Page<TView> Cut<T, TView>(IReadOnlyList<T> oneMore, Func<T, Guid> id, Func<T, TView> view) => new(
        [.. oneMore.Take(Limit).Select(view)],
        oneMore.Count > Limit ? id(oneMore[Limit - 1]).ToString("D", CultureInfo.InvariantCulture) : null);
}
