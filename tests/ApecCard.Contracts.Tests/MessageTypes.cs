using System.Reflection;
using System.Text.RegularExpressions;

namespace ApecCard.Contracts.Tests;

/// <summary>The messages among the contracts: what happened, at a moment; the rest is what they are made of.</summary>
internal static partial class MessageTypes
{
    private static readonly Type[] _records =
    [
        .. typeof(CaseSubmitted).Assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsNested: false, IsAbstract: false }),
    ];

    public static IReadOnlyList<Type> All { get; } =
        [.. _records.Except(_records.SelectMany(Parts)).OrderBy(type => type.Name)];

    /// <summary>Records that others hold: lists of them, or one.</summary>
    private static IEnumerable<Type> Parts(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Select(property => property.PropertyType.GetElementType() ?? property.PropertyType)
        .Where(part => part != type && _records.Contains(part));

    [GeneratedRegex("(ed|Wanted|Ready[A-Za-z]+|Paid|Withdrawn|Struck)$")]
    public static partial Regex PastTense();
}
