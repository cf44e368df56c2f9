using ApecCard.ServiceDefaults;

namespace ApecCard.Documents.Files;

/// <summary>
/// There is no room for a file: 507 <c>storage.full</c>. What was written of it goes, and what was there before stays.
/// </summary>
public static class StorageFull
{
    // errno(3): ENOSPC, EDQUOT.
    private static readonly int[] _full = [28, 122];

    public static ProblemException Problem => new(
        StatusCodes.Status507InsufficientStorage, "storage.full",
        "There is no room for files at the moment. Nothing was kept: try again later.");

    public static T Noticing<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (IOException e) when (_full.Contains(e.HResult))
        {
            throw Problem;
        }
    }

    public static async Task<T> NoticingAsync<T>(Func<Task<T>> write)
    {
        try
        {
            return await write();
        }
        catch (IOException e) when (_full.Contains(e.HResult))
        {
            throw Problem;
        }
    }

    public static Task NoticingAsync(Func<Task> write) => NoticingAsync(async () =>
    {
        await write();
        return true;
    });
}
