using System.Runtime.InteropServices;

namespace ApecCard.AppHost.Local;

internal enum Signal
{
    Interrupt = 2,
    Quit = 3,
    Kill = 9,
    Terminate = 15,
}

internal static partial class Posix
{
    public static bool IsRoot { get; } = GetEffectiveUserId() == 0;

    /// <summary>False when there is no such process.</summary>
    public static bool Send(int processId, Signal signal) => Kill(processId, (int)signal) == 0;

    public static bool IsAlive(int processId) => Directory.Exists($"/proc/{processId}") && !IsZombie(processId);

    public static void Own(string path, ServiceUser user)
    {
        if (ChangeOwner(path, user.UserId, user.GroupId) != 0)
        {
            throw new ExpectedFailureException($"{path} cannot be given to user {user.Name}.");
        }
    }

    private static bool IsZombie(int processId)
    {
        try
        {
            var status = File.ReadAllText($"/proc/{processId}/stat");
            return status[status.LastIndexOf(')')..].StartsWith(") Z", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEffectiveUserId();

    [LibraryImport("libc", EntryPoint = "chown", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint owner, uint group);
}
