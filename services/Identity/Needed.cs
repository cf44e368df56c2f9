using System.Diagnostics.CodeAnalysis;
using ApecCard.ServiceDefaults;

namespace ApecCard.Identity;

/// <summary>Fields that only some kinds of a request need: missing, they are a 400 that names them.</summary>
internal static class Needed
{
    public static string In(string? value, string field) => string.IsNullOrEmpty(value) ? throw Missing(field) : value;

    public static Guid In([NotNull] Guid? value, string field) => value ?? throw Missing(field);

    private static InvalidInputException Missing(string field) =>
        new(field, "sign-in.field-missing", "It is needed for this way to sign in.");
}
