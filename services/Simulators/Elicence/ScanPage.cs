using System.Net;

namespace ApecCard.Simulators.Elicence;

/// <summary>What the legal representative's phone shows after scanning the QR code.</summary>
internal static class ScanPage
{
    public static IResult Choose(Authorization authorization) => Page($"""
        <p><b>{Text(authorization.ClientId)}</b> 请求使用您的电子营业执照。<br>
          asks to see your electronic business licence.</p>
        {string.Concat(Company.Samples.Select(Sample))}
        <form method="post">
          <h2>其他企业 · Another company</h2>
          <label>企业名称 · Name <input name="name" required maxlength="200"></label>
          <label>统一社会信用代码 · Unified social credit code
            <input name="uscc" required minlength="18" maxlength="18" autocapitalize="characters"></label>
          <label>法定代表人 · Legal representative <input name="legalRepresentative" required maxlength="100"></label>
          <button>确认授权 · Approve</button>
        </form>
        """);

    public static IResult Say(int status, string chinese, string english) =>
        Page($"<p>{Text(chinese)}<br>{Text(english)}</p>", status);

    private static string Sample(Company company) => $"""
        <form method="post">
          <input type="hidden" name="name" value="{Text(company.Name)}">
          <input type="hidden" name="uscc" value="{Text(company.Uscc)}">
          <input type="hidden" name="legalRepresentative" value="{Text(company.LegalRepresentative)}">
          <button class="licence"><b>{Text(company.Name)}</b>
            <span>{Text(company.Uscc)} · {Text(company.LegalRepresentative)}</span></button>
        </form>
        """;

    private static string Text(string raw) => WebUtility.HtmlEncode(raw);

    private static IResult Page(string body, int status = StatusCodes.Status200OK) => Results.Content($$"""
        <!doctype html>
        <html lang="zh">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>电子营业执照 · E-licence (simulator)</title>
        <style>
          body { font: 16px/1.5 system-ui, sans-serif; max-width: 30rem; margin: 1rem auto; padding: 0 1rem; }
          h1 { font-size: 1.3rem; } h2 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
          label { display: block; margin: .5rem 0; }
          input { display: block; width: 100%; box-sizing: border-box; padding: .5rem; font: inherit; }
          button { width: 100%; padding: .75rem; margin: .25rem 0; font: inherit; cursor: pointer;
                   border: 0; border-radius: .5rem; background: #b3261e; color: #fff; }
          .licence { background: #fff; color: inherit; border: 1px solid #8888; text-align: left; }
          .licence span { display: block; font-size: .85rem; color: #555; }
        </style>
        <h1>电子营业执照 · E-licence <small>(simulator)</small></h1>
        {{body}}
        </html>
        """, "text/html; charset=utf-8", statusCode: status);
}
