using System.Net;

namespace ApecCard.Simulators.Mail;

/// <summary>What came in, to look at.</summary>
internal static class MailPage
{
    public static IResult Of(IEnumerable<ReceivedMail> mails) => Results.Content($$"""
        <!doctype html>
        <html lang="zh">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>邮件 · Mail (simulator)</title>
        <style>
          body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
          h1 { font-size: 1.3rem; }
          details { border-bottom: 1px solid #ddd; padding: .5rem 0; }
          .small { font-size: .85rem; color: #555; }
          pre { white-space: pre-wrap; font: inherit; }
        </style>
        <h1>邮件 · Mail <small>(simulator)</small></h1>
        <form><label>收件人 · To <input name="to" type="email"></label> <button>查找 · Find</button></form>
        {{string.Concat(mails.Take(200).Select(Entry))}}
        </html>
        """, "text/html; charset=utf-8");

    private static string Entry(ReceivedMail mail) => $"""
        <details><summary>{Text(mail.Subject)}
        <span class="small">{mail.At:yyyy-MM-dd HH:mm:ss} {Text(string.Join(", ", mail.To))}</span></summary>
        <pre>{Text(mail.Text)}</pre>{string.Concat(mail.Attachments.Select((file, place) => Link(mail, file, place)))}
        </details>
        """;

    private static string Link(ReceivedMail mail, AttachedFile file, int place) =>
        $"""<p><a href="/mails/{mail.Number}/attachments/{place}">{Text(file.Name)}</a> ({file.Size / 1024} KB)</p>""";

    private static string Text(string raw) => WebUtility.HtmlEncode(raw);
}
