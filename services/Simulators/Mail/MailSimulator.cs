namespace ApecCard.Simulators.Mail;

/// <summary>
/// Everybody's mail server: takes mail by SMTP for any address and shows it on a page and over GET /mails?to=, the files
/// that came with it over GET /mails/{number}/attachments/{place}. What it has is forgotten at a restart. Behaviour:
/// DelayMs makes it slow to take a mail; FailNext and FailRate answer 451, try later; Refuse lists the addresses that do
/// not exist (550).
/// </summary>
public static class MailSimulator
{
    public static Action<WebApplication> Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Mailbox>().AddHostedService<SmtpServer>();
        return app =>
        {
            app.MapGet("/", (string? to, Mailbox mailbox) => MailPage.Of(mailbox.Find(to is "" ? null : to)));
            app.MapGet("/mails", (string? to, Mailbox mailbox) => mailbox.Find(to));
            app.MapGet("/mails/{number:long}/attachments/{place:int}", (long number, int place, Mailbox mailbox) =>
                mailbox.FindFile(number, place) is { Content: { } content } file
                    ? Results.File(content, file.ContentType, file.Name)
                    : Results.NotFound());
        };
    }
}
