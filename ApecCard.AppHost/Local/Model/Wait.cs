namespace ApecCard.AppHost.Local;

internal enum WaitType
{
    Healthy,
    Started,
    Completed,
}

/// <summary>What a part waits for before it starts.</summary>
internal sealed record Wait(IResource For, WaitType Type, int ExitCode = 0);
