using Microsoft.Extensions.Configuration;

namespace ApecCard.ServiceDefaults;

/// <summary>Settings of the section Audit; a wrong one keeps the service from starting.</summary>
/// <param name="Service">Whose chain it is.</param>
/// <param name="SealEvery">How long a sealer pauses when all is sealed.</param>
/// <param name="AnchorFolder">Where heads are kept outside the database; none, they are not.</param>
internal sealed record AuditSettings(string Service, TimeSpan SealEvery, string? AnchorFolder)
{
    public static AuditSettings Of(IConfiguration configuration, string service)
    {
        var pace = configuration.GetValue("Audit:SealEvery", TimeSpan.FromSeconds(3));
        return pace > TimeSpan.Zero
            ? new(service, pace, configuration["Audit:AnchorFolder"] is { Length: > 0 } folder ? folder : null)
            : throw new InvalidOperationException("Audit__SealEvery must be longer than nothing.");
    }
}
