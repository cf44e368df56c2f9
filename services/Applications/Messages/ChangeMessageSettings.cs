using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Messages;

/// <summary>The enterprise chooses who is mailed about what, in which language; it counts from now on.</summary>
public static class ChangeMessageSettings
{
    /// <param name="Language">Of the enterprise and its agents.</param>
    /// <param name="AgentEmail">Where its agents are reached; without it they are not mailed.</param>
    /// <param name="Mail">Who is mailed about which events; about what is left out, nobody.</param>
    public record Request(
        [Required] Language? Language,
        [Required] Language? ApplicantLanguage,
        [MaxLength(254), EmailAddress] string? AgentEmail,
        [Required, MaxLength(10)] IReadOnlyList<MailChoice> Mail);

    public static async Task<Ok<MessageSettingsView>> Handle(
        Request request, Caller caller, ApplicationsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (request.Mail.Any(choice => choice is not { Recipients: not null }))
        {
            throw new InvalidInputException(
                "mail", "message-settings.incomplete", "Each choice names a group and its recipients.");
        }

        var enterprise = caller.EnterpriseId;
        var settings = await db.MessageSettings.SingleOrDefaultAsync(one => one.EnterpriseId == enterprise, ct)
            ?? db.MessageSettings.Add(new() { EnterpriseId = enterprise }).Entity;
        (settings.Language, settings.ApplicantLanguage) = (request.Language!.Value, request.ApplicantLanguage!.Value);
        (settings.AgentEmail, settings.Mail) = (request.AgentEmail, [.. request.Mail]);
        db.Audit(caller.Subject, "message-settings.changed", enterprise.ToString(), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(MessageSettingsView.Of(settings));
    }
}
