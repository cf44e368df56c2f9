using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Messages;

/// <summary>What the enterprise wants to be mailed, and in which language.</summary>
public static class GetMessageSettings
{
    public static async Task<Ok<MessageSettingsView>> Handle(Caller caller, ApplicationsDb db, CancellationToken ct)
    {
        var enterprise = caller.EnterpriseId;
        var settings = await db.MessageSettings.AsNoTracking()
            .SingleOrDefaultAsync(one => one.EnterpriseId == enterprise, ct);
        return TypedResults.Ok(MessageSettingsView.Of(settings ?? new() { EnterpriseId = enterprise }));
    }
}

/// <summary>Settings as they are shown.</summary>
public record MessageSettingsView(Language Language, Language ApplicantLanguage, string? AgentEmail, MailChoice[] Mail)
{
    public static MessageSettingsView Of(MessageSettings settings) =>
        new(settings.Language, settings.ApplicantLanguage, settings.AgentEmail, settings.Mail);
}
