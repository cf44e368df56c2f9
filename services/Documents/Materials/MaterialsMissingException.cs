using ApecCard.ServiceDefaults;

namespace ApecCard.Documents.Materials;

/// <summary>
/// The office asks for these items, and nothing is handed in for them that counts (409, with their codes): <c>
/// materials.not-scanned</c> when all that is wrong is that no scanner has looked their files through.
/// </summary>
public sealed class MaterialsMissingException : ProblemException
{
    /// <param name="notScanned">Those of them for which something is there, not looked through for malware.</param>
    public MaterialsMissingException(string[] missing, string[] notScanned)
        : base(
            StatusCodes.Status409Conflict,
            notScanned.Length == missing.Length ? "materials.not-scanned" : "materials.missing",
            Sentence([.. missing.Except(notScanned)], notScanned))
    {
        Extensions["missing"] = missing;
        Extensions["notScanned"] = notScanned;
    }

    private static string Sentence(string[] absent, string[] notScanned) => string.Join(
        ' ',
        new[]
        {
            absent.Length == 0 ? null : $"Still missing: {string.Join(", ", absent)}.",
            notScanned.Length == 0
                ? null
                : $"Not looked through for malware, which this office wants: {string.Join(", ", notScanned)}.",
        }.OfType<string>());
}
