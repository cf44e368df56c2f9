using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;

namespace ApecCard.ServiceDefaults;

/// <summary>
/// Notes on the present span which case it is about, so that what happened to a case is found by its number, which is
/// nothing personal: whatever a case goes through publishes or handles a message with it.
/// </summary>
internal static class CaseTag
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo?> _numbers = [];

    public static void Note(object message)
    {
        if (Activity.Current is { IsAllDataRequested: true } activity
            && _numbers.GetOrAdd(message.GetType(), type => type.GetProperty("CaseNumber")) is { } number)
        {
            activity.SetTag("apeccard.case_number", number.GetValue(message));
        }
    }
}
