using System.Collections.Concurrent;
using System.Net;

namespace ApecCard.Journeys.Actors;

/// <summary>
/// What people's browsers keep of having shown whose account it is: with another browser they would have to look into
/// the mail for a code.
/// </summary>
public static class OwnDevices
{
    private static readonly ConcurrentDictionary<string, Cookie> _devices = new();

    public static void Keep(string email, Door door) =>
        _devices[email] = door.Cookies.Single(cookie => cookie.Name.EndsWith("apec-device", StringComparison.Ordinal));

    public static Cookie? Find(string email) => _devices.GetValueOrDefault(email);
}
