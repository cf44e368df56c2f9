using System.Globalization;
using ApecCard.Payments.Fees;
using ApecCard.ServiceDefaults;

namespace ApecCard.Payments.Invoices;

/// <summary>
/// The page of an invoice, 210 × 140 mm as they are: buyer and seller, one line, the sum in figures and in capital
/// figures. It says what was issued; a voided one and a specimen say so across the page.
/// </summary>
public static class InvoicePage
{
    private const double Width = 595, Height = 397, Left = 28, Right = Width - 28;
    private const string Yuan = "CNY";

    // 项目名称, 单位, 数量, 单价, 金额, 税率, 税额: where each column begins, and where the last ends.
    private static readonly double[] _columns = [Left, 270, 308, 346, 408, 470, 520, Right];
    private static readonly string[] _heads = ["项目名称", "单位", "数量", "单价", "金额", "税率", "税额"];

    /// <summary>Ends the start of a service that lacks what draws it.</summary>
    public static void MustBeDrawable() => Canvas.MustBeUsable();

    public static byte[] Pdf(Invoice invoice)
    {
        using var page = new Canvas(Width, Height, $"增值税普通发票 {invoice.Number}", invoice.IssuedAt);
        Head(page, invoice);
        Party(page, Left, "购买方信息", invoice.Buyer.Title, invoice.Buyer.TaxpayerNumber);
        Party(page, Width / 2, "销售方信息", invoice.Seller.Name, invoice.Seller.TaxpayerNumber);
        Items(page, invoice);
        Sum(page, invoice);
        Notes(page, invoice);
        Marks(page, invoice);
        return page.Finish();
    }

    private static void Head(Canvas page, Invoice invoice)
    {
        Brown(page);
        page.Text(0, 24, Width, "增值税普通发票（电子）", 20, alignment: Alignment.Centre);
        page.Line(190, 56, 405, 56);
        page.Line(190, 58.5, 405, 58.5);
        page.Text(418, 28, 60, "发票号码：");
        page.Text(418, 44, 60, "开票日期：");
        Black(page);
        page.Text(466, 28, 110, invoice.Number);
        page.Text(466, 44, 110, Day(invoice.IssuedAt));
    }

    private static void Party(Canvas page, double x, string which, string name, string number)
    {
        Brown(page);
        page.Box(x, 74, Width / 2 - Left, 62);
        page.Line(x + 20, 74, x + 20, 136);
        page.Text(x + 6, 76, 10, which, 8);
        page.Text(x + 27, 81, 40, "名称：");
        page.Text(x + 27, 116, 130, "统一社会信用代码/纳税人识别号：", 8);
        Black(page);
        page.Text(x + 54, 81, 208, name, height: 28);
        page.Text(x + 155, 115.5, 112, number, 9);
    }

    private static void Items(Canvas page, Invoice invoice)
    {
        Brown(page);
        page.Box(Left, 136, Right - Left, 118);
        for (var column = 0; column < _heads.Length; column++)
        {
            page.Text(
                _columns[column] + 4, 141, _columns[column + 1] - _columns[column] - 8, _heads[column],
                alignment: column is 0 or 1 ? Alignment.Left : Alignment.Right);
        }

        page.Text(Left + 4, 234, 200, "合　　计");
        Black(page);
        var amount = Figures(invoice.Amount);
        Row(page, 160, $"*行政事业性收费*{NameOf(invoice.Business)}", "项", "1", amount, amount, "不征税", "***");
        Row(page, 234, "", "", "", "", InCurrency(invoice), "", "***");
    }

    private static void Row(Canvas page, double y, params string[] cells)
    {
        for (var column = 0; column < cells.Length; column++)
        {
            page.Text(
                _columns[column] + 4, y, _columns[column + 1] - _columns[column] - 8, cells[column],
                alignment: column is 0 or 1 ? Alignment.Left : Alignment.Right);
        }
    }

    private static void Sum(Canvas page, Invoice invoice)
    {
        Brown(page);
        page.Box(Left, 254, Right - Left, 28);
        page.Line(150, 254, 150, 282);
        page.Text(Left + 4, 261, 116, "价税合计（大写）", 9.5);
        page.Text(390, 261, 60, "（小写）", 9.5);
        Black(page);
        page.Text(
            160, 260, 226, invoice.Currency is Yuan ? ChineseCapitals.Of(invoice.Amount) : "", 10.5, isBold: true,
            height: 20);
        page.Text(438, 260, Right - 446, InCurrency(invoice), 10.5, isBold: true);
    }

    private static void Notes(Canvas page, Invoice invoice)
    {
        Brown(page);
        page.Box(Left, 282, Right - Left, 64);
        page.Line(Left + 20, 282, Left + 20, 346);
        page.Text(Left + 5, 298, 11, "备注", 9.5);
        page.Text(Left, 352, 200, "开票人：");
        Black(page);
        page.Text(Left + 38, 352, 200, "系统自动开具");
        page.Text(Left + 28, 288, 480, $"申请编号：{invoice.OrderNumber ?? invoice.CaseNumber}", 8.5);
        var notes = new List<string>();
        if (invoice.ReplacesNumber is { } before)
        {
            notes.Add($"本发票替代已作废的发票 {before}。");
        }

        if (invoice.VoidedAt is { } voidedAt)
        {
            notes.Add($"本发票已于 {Day(voidedAt)} 作废。");
        }

        if (invoice.Seller.IsSpecimen)
        {
            notes.Add("样本：未接入税务系统，不作为税务凭证。SPECIMEN – not a tax document.");
        }

        for (var line = 0; line < notes.Count; line++)
        {
            page.Text(Left + 28, 301 + 13 * line, 480, notes[line], 8.5);
        }
    }

    private static void Marks(Canvas page, Invoice invoice)
    {
        if (invoice.State is InvoiceState.Voided)
        {
            page.Colour(0.75, 0.05, 0.05, 0.45);
            page.Stamp(Width / 2, 205, "作废 VOIDED", 60);
        }
        else if (invoice.Seller.IsSpecimen)
        {
            page.Colour(0.4, 0.4, 0.4, 0.14);
            page.Stamp(Width / 2, 205, "样本 SPECIMEN", 56);
        }
    }

    private static string NameOf(Business business) => business switch
    {
        Business.Application => "APEC 商务旅行卡办理费",
        Business.EarlyProduction => "APEC 商务旅行卡提前制卡费",
        Business.Replacement => "APEC 商务旅行卡换补卡费",
        Business.PassportChange => "APEC 商务旅行卡更换护照费",
        Business.Cancellation => "APEC 商务旅行卡注销费",
        _ => throw new ArgumentOutOfRangeException(nameof(business), business, "No such business."),
    };

    private static string InCurrency(Invoice invoice) =>
        (invoice.Currency is Yuan ? "¥" : $"{invoice.Currency} ") + Figures(invoice.Amount);

    private static string Figures(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset moment) =>
        moment.DayInShanghai().ToString("yyyy年MM月dd日", CultureInfo.InvariantCulture);

    private static void Brown(Canvas page) => page.Colour(0.55, 0.2, 0.1);

    private static void Black(Canvas page) => page.Colour(0.07, 0.07, 0.07);
}
