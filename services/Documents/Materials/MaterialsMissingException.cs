using ApecCard.ServiceDefaults;

namespace ApecCard.Documents.Materials;

/// <summary>The office asks for these items, and nothing is handed in for them (409, with their codes).</summary>
public sealed class MaterialsMissingException : ProblemException
{
    public MaterialsMissingException(string[] missing)
        : base(StatusCodes.Status409Conflict, "materials.missing", $"Still missing: {string.Join(", ", missing)}.") =>
        Extensions["missing"] = missing;
}
