using System.Globalization;
using System.Net;

namespace ApecCard.Simulators.PaymentProvider;

/// <summary>
/// What the payer sees: what it is for, how much, a button to pay, and a code that takes a phone to the same page; the
/// page on the desk notices what the phone did. Afterwards the way back to the merchant.
/// </summary>
internal static class CashierPage
{
    public static string UrlOf(Checkout checkout, HttpRequest http) =>
        $"{http.Scheme}://{http.Host}/cashier/{checkout.Id}";

    public static IResult Of(Checkout checkout, HttpRequest http) => checkout.Refunds is { Count: > 0 } refunds
        ? Page($"""
            <p class="done" role="status">{(checkout.IsGivenBack
                ? "已全额退款<br>Refunded in full" : "已部分退款<br>Refunded in part")}</p>
            {Facts(checkout)}
            <p class="small">退款号 · Refund {Text(string.Join(", ", refunds.Select(refund => refund.Id)))}</p>
            """)
        : checkout.IsClosed
        ? Page($"""
            <p role="alert">订单已关闭，请返回商户重新发起。<br>This order was closed: go back and start again.</p>
            {Facts(checkout)}
            {Cancel(checkout)}
            """)
        : checkout.Paid is { } paid
        ? Page($"""
            <p class="done" role="status">支付成功<br>Payment received</p>
            {Facts(checkout)}
            <p class="small">交易号 · Transaction {Text(paid.TransactionId)}</p>
            <a class="button" id="return"
              href="{Text(checkout.Wanted.ReturnUrl!.AbsoluteUri)}">返回商户 · Back to the merchant</a>
            """)
        : Page($"""
            <div class="ways">
              <div>
                {Facts(checkout)}
                <form method="post" action="/cashier/{Text(checkout.Id)}/payment">
                  <button class="button" id="pay">确认支付 · Pay</button>
                </form>
                {Cancel(checkout)}
              </div>
              <figure>
                {Code(UrlOf(checkout, http))}
                <figcaption class="small">用手机扫码支付<br>Or scan to pay on your phone</figcaption>
              </figure>
            </div>
            <script>
              setInterval(async () => {"{"}
                const asked = fetch("/cashier/{Text(checkout.Id)}/state");
                const state = await asked.then((answer) => answer.text(), () => "Open");
                if (["Paid", "Closed", "Refunded"].includes(state)) location.replace("/cashier/{Text(checkout.Id)}");
              {"}"}, 2000);
            </script>
            """);

    public static IResult Declined(Checkout checkout) => Page(
        $"""
        <p role="alert">支付未成功，未扣款。<br>The payment was declined. Nothing was charged.</p>
        {Facts(checkout)}
        {Cancel(checkout)}
        """,
        StatusCodes.Status402PaymentRequired);

    public static IResult Unknown() => Page(
        """<p role="alert">订单不存在或已失效。<br>There is no such order.</p>""", StatusCodes.Status404NotFound);

    private static string Facts(Checkout checkout) => $"""
        <p>{Text(checkout.Wanted.Description!)}</p>
        {string.Concat((checkout.Wanted.Lines ?? []).Select(Line))}
        <p class="amount">{Text(checkout.Wanted.Currency!)}
          {checkout.Wanted.Amount.ToString("N2", CultureInfo.InvariantCulture)}</p>
        """;

    private static string Line(CheckoutLine line) => $"""
        <p class="small">{Text($"{line.Description}")}:
          {line.Amount.ToString("N2", CultureInfo.InvariantCulture)}</p>
        """;

    private static string Code(string address) => QrCode.Svg(address).Replace(
        "<svg ", """<svg class="code" role="img" aria-label="二维码 · QR code of this page" """, StringComparison.Ordinal);

    private static string Cancel(Checkout checkout) => $"""
        <a class="small" id="cancel" href="{Text(checkout.Wanted.ReturnUrl!.AbsoluteUri)}">取消 · Cancel</a>
        """;

    private static string Text(string raw) => WebUtility.HtmlEncode(raw);

    private static IResult Page(string body, int status = StatusCodes.Status200OK) => Results.Content($$"""
        <!doctype html>
        <html lang="zh">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>收银台 · Cashier (simulator)</title>
        <style>
          body { font: 16px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
          h1 { font-size: 1.3rem; }
          .ways { display: grid; grid-template-columns: 1fr 12rem; gap: 2rem; align-items: start; }
          .ways figure { margin: 0; text-align: center; }
          .code { width: 100%; border: 1px solid #ddd; border-radius: .5rem; }
          .amount { font-size: 2rem; font-weight: 600; margin: .5rem 0 1.5rem; }
          .done { font-size: 1.2rem; color: #1b6e3c; }
          .small { font-size: .85rem; color: #555; overflow-wrap: anywhere; }
          .button { display: block; width: 100%; box-sizing: border-box; padding: .75rem; margin: .5rem 0;
                    font: inherit; text-align: center; text-decoration: none; cursor: pointer;
                    border: 0; border-radius: .5rem; background: #0b57d0; color: #fff; }
          @media (max-width: 36rem) { .ways { grid-template-columns: 1fr; } .ways figure { display: none; } }
        </style>
        <h1>收银台 · Cashier <small>(simulator)</small></h1>
        {{body}}
        </html>
        """, "text/html; charset=utf-8", statusCode: status);
}
