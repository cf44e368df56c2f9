using System.Diagnostics;
using ApecCard.Payments.Invoices;

namespace ApecCard.Payments.Tests.Invoices;

/// <summary>The PDF, looked at by programs of others.</summary>
public sealed class InvoicePageTests : IDisposable
{
    private static readonly DateTimeOffset _now = new(2026, 12, 31, 17, 0, 0, TimeSpan.Zero);
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task It_gives_all_that_was_issued_back_as_text_rare_signs_too()
    {
        var text = await TextOf(AnInvoice("上海龘㐂繁體（中国）贸易有限公司 & Söhne <b>"));

        Assert.All(
            [
                "增值税普通发票（电子）", "202700000001", "2027年01月01日", "上海龘㐂繁體（中国）贸易有限公司 & Söhne <b>",
                "91310000MA0000000Y", "销售者", "APEC 商务旅行卡办理费", "柒佰贰拾元整", "¥720.00", "不征税",
                "APEC20260504000001", "样本",
            ],
            said => Assert.Contains(said, text, StringComparison.Ordinal));
        Assert.DoesNotContain("作废", text, StringComparison.Ordinal);
        Assert.Contains("yes yes yes", await Ask("pdffonts", _file), StringComparison.Ordinal); // all that it needs is in it
    }

    [Fact]
    public async Task It_is_a_sound_pdf_of_one_page() =>
        Assert.Contains(
            "No syntax or stream encoding errors found", await Checked(AnInvoice("公司")), StringComparison.Ordinal);

    [Fact]
    public void Drawn_again_it_is_the_same_to_the_last_byte()
    {
        var invoice = AnInvoice("公司");
        Assert.Equal(InvoicePage.Pdf(invoice), InvoicePage.Pdf(invoice));
    }

    [Fact]
    public async Task Drawn_by_many_at_once_it_is_the_same()
    {
        var invoice = AnInvoice("公司");
        var drawn = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => Task.Run(() => InvoicePage.Pdf(invoice))));
        Assert.All(drawn, one => Assert.Equal(drawn[0], one));
    }

    [Fact]
    public async Task A_voided_one_says_so()
    {
        var invoice = AnInvoice("公司");
        invoice.Void("finance", "wrong", _now);
        var text = await TextOf(invoice);
        Assert.Contains("本发票已于 2027年01月01日 作废", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_as_long_as_they_may_be_is_there_to_its_end()
    {
        var title = new string('长', 99) + "尾";
        var text = await TextOf(AnInvoice(title));
        Assert.Contains(title, string.Concat(text.Where(sign => sign is '长' or '尾')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_specimen_mark_nothing_says_specimen()
    {
        var text = await TextOf(AnInvoice("公司", isSpecimen: false));
        Assert.DoesNotContain("样本", text, StringComparison.Ordinal);
        Assert.DoesNotContain("SPECIMEN", text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_small_enough_for_every_mailbox() =>
        Assert.InRange(InvoicePage.Pdf(AnInvoice("上海第一贸易有限公司")).Length, 1, 200_000);

    private static Invoice AnInvoice(string title, bool isSpecimen = true) => Invoice.Issue(
        InvoiceTests.APaidCharge(), new(title, "91310000MA0000000Y"), new("销售者", "91310000MA0000000Y", isSpecimen),
        "202700000001", _now);

    private async Task<string> TextOf(Invoice invoice)
    {
        await File.WriteAllBytesAsync(_file, InvoicePage.Pdf(invoice));
        return await Ask("pdftotext", "-layout", _file, "-");
    }

    private async Task<string> Checked(Invoice invoice)
    {
        await File.WriteAllBytesAsync(_file, InvoicePage.Pdf(invoice));
        return await Ask("qpdf", "--check", _file);
    }

    private static async Task<string> Ask(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return said;
    }
}
