using Xunit;

namespace ApecCard.Testing;

/// <summary>Messages take a moment: asks again until it is so, or the patience is over.</summary>
public static class Eventually
{
    public static async Task Is(Func<Task<bool>> so, int seconds = 30)
    {
        var end = DateTime.UtcNow.AddSeconds(seconds);
        while (!await so())
        {
            Assert.True(DateTime.UtcNow < end, $"It did not happen within {seconds} seconds.");
            await Task.Delay(20);
        }
    }

    public static Task Is(Func<bool> so, int seconds = 30) => Is(() => Task.FromResult(so()), seconds);
}
