using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace ApecCard.Journeys.Actors;

/// <summary>
/// The sessions of the demo officers at a gateway: a one-time code is good once, so those who act for the same officer
/// share one session, and prove again who they are when a decisive act asks for it. That gives the session new cookies,
/// which all who share it get: those from before are worth nothing half a minute later.
/// </summary>
public static class DemoSessions
{
    // A decisive act takes a proof of the last 15 minutes; whoever gets the session has most of them left.
    private static readonly TimeSpan _recent = TimeSpan.FromMinutes(5);

    private static readonly ConcurrentDictionary<(Uri, string), One> _all = new();

    /// <summary>The officer's open session with a recent proof, or a new one.</summary>
    public static Task<CookieCollection> GetAsync(Uri gateway, DemoAccounts.DemoAccount account) =>
        _all.GetOrAdd((gateway, account.Name), _ => new(gateway, account)).GetAsync();

    /// <summary>The officer proves again who he is, unless another of those who act for him just did.</summary>
    public static Task<CookieCollection> ProveAgainAsync(
        Uri gateway, DemoAccounts.DemoAccount account, CookieCollection refused) =>
        _all.GetOrAdd((gateway, account.Name), _ => new(gateway, account)).ProveAgainAsync(refused);

    /// <summary>The cookies of now, instead of those that were given out before.</summary>
    public static CookieCollection Latest(
        Uri gateway, DemoAccounts.DemoAccount account, CookieCollection before) =>
        _all.GetOrAdd((gateway, account.Name), _ => new(gateway, account)).Latest ?? before;

    /// <summary>Whoever acts for the officer by other means gets new cookies, too, when there are any.</summary>
    public static void Follow(Uri gateway, DemoAccounts.DemoAccount account, Func<CookieCollection, Task> follower) =>
        _all.GetOrAdd((gateway, account.Name), _ => new(gateway, account)).Followers.Add(follower);

    /// <summary>… and says so when it was the one who proved it again.</summary>
    public static Task RenewedAsync(Uri gateway, DemoAccounts.DemoAccount account, CookieCollection cookies) =>
        _all.GetOrAdd((gateway, account.Name), _ => new(gateway, account)).RenewAsync(cookies);

    /// <summary>
    /// The officer's next one-time code. When several were used within half a minute, its turn comes after a wait.
    /// </summary>
    public static async Task<string> CodeAsync(Uri gateway, string account)
    {
        using var door = new Door(gateway);
        var next = await door.GetAsync($"/api/identity/demo-accounts/{account}/code");
        var wait = DateTimeOffset.Parse(next.Text("usableFrom"), CultureInfo.InvariantCulture) - DateTimeOffset.UtcNow;
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait + TimeSpan.FromMilliseconds(50));
        }

        return next.Text("code");
    }

#pragma warning disable CA1001 // it is there as long as the process
    private sealed class One(Uri gateway, DemoAccounts.DemoAccount account)
#pragma warning restore CA1001
    {
        private readonly SemaphoreSlim _oneAtATime = new(1);
        private CookieCollection? _cookies;
        private long _proved;

        public CookieCollection? Latest => _cookies;

        public ConcurrentBag<Func<CookieCollection, Task>> Followers { get; } = [];

        public async Task RenewAsync(CookieCollection cookies)
        {
            _cookies = cookies;
            _proved = Stopwatch.GetTimestamp();
            foreach (var follower in Followers)
            {
                await follower(cookies);
            }
        }

        public Task<CookieCollection> GetAsync() => AloneAsync(async () =>
        {
            if (_cookies is not null)
            {
                using var look = new Door(gateway);
                await look.TakeAsync(_cookies);
                using var me = await look.SendRawAsync(HttpMethod.Get, "/api/identity/me", content: null);
                if (me.IsSuccessStatusCode)
                {
                    if (Stopwatch.GetElapsedTime(_proved) > _recent)
                    {
                        await ProveAsync(_cookies);
                    }

                    return _cookies;
                }
            }

            using var door = new Door(gateway);
            await WithCodeAsync(code => door.PostAsync(
                "/bff/sign-in", new { kind = "password", email = account.Name, account.Password, code }));
            _proved = Stopwatch.GetTimestamp();
            return _cookies = door.Cookies;
        });

        public Task<CookieCollection> ProveAgainAsync(CookieCollection refused) => AloneAsync(async () =>
        {
            if (ReferenceEquals(refused, _cookies))
            {
                await ProveAsync(refused);
            }

            return _cookies ?? refused;
        });

        private async Task ProveAsync(CookieCollection cookies)
        {
            using var door = new Door(gateway);
            await door.TakeAsync(cookies);
            await WithCodeAsync(code => door.PostAsync("/bff/reauthentication", new { code }));
            await RenewAsync(door.Cookies);
        }

        // Another process may have used the code in the meantime.
        private async Task WithCodeAsync(Func<string, Task> prove)
        {
            try
            {
                await prove(await CodeAsync(gateway, account.Name));
            }
            catch (JourneyException used) when (used.Message.Contains("sign-in.code-refused", StringComparison.Ordinal))
            {
                await prove(await CodeAsync(gateway, account.Name));
            }
        }

        private async Task<CookieCollection> AloneAsync(Func<Task<CookieCollection>> work)
        {
            await _oneAtATime.WaitAsync();
            try
            {
                return await work();
            }
            finally
            {
                _oneAtATime.Release();
            }
        }
    }
}
