using System.Net;

namespace ApecCard.Simulators.Sms;

/// <summary>What came in, to look at.</summary>
internal static class SmsPage
{
    public static IResult Of(IEnumerable<ReceivedSms> messages) => Results.Content($$"""
        <!doctype html>
        <html lang="zh">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>短信 · SMS (simulator)</title>
        <style>
          body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
          h1 { font-size: 1.3rem; }
          li { border-bottom: 1px solid #ddd; padding: .5rem 0; list-style: none; white-space: pre-wrap; }
          ul { padding: 0; }
          .small { font-size: .85rem; color: #555; }
        </style>
        <h1>短信 · SMS <small>(simulator)</small></h1>
        <form><label>手机 · To <input name="to" type="tel"></label> <button>查找 · Find</button></form>
        <ul>{{string.Concat(messages.Take(200).Select(Entry))}}</ul>
        </html>
        """, "text/html; charset=utf-8");

    private static string Entry(ReceivedSms sms) => $"""
        <li><span class="small">{sms.At:yyyy-MM-dd HH:mm:ss} {Text(sms.To)}</span>
        {Text(sms.Text)}</li>
        """;

    private static string Text(string raw) => WebUtility.HtmlEncode(raw);
}
