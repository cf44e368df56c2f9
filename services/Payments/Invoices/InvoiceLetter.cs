namespace ApecCard.Payments.Invoices;

/// <summary>What stands in the mail with an invoice, in both languages. No names: anybody reads mail.</summary>
public static class InvoiceLetter
{
    public static (string Subject, string Body) Of(Invoice invoice)
    {
        var (number, about) = (invoice.Number, invoice.OrderNumber ?? invoice.CaseNumber);
        var (chinese, english) = invoice.State is InvoiceState.Voided
            ? ("已作废", "was voided")
            : ("已开具", "was issued");
        var (replacesInChinese, replacesInEnglish) = invoice.ReplacesNumber is { } before
            ? ($"替代已作废的发票：{before}\n", $"It replaces the voided invoice {before}.\n")
            : ("", "");
        var (specimenInChinese, specimenInEnglish) = invoice.Seller.IsSpecimen
            ? ("样本：未接入税务系统，不作为税务凭证。\n", "Specimen: not a tax document.\n")
            : ("", "");
        return (
            $"电子发票 {number} {chinese} · Invoice {number} {english}",
            $"电子发票 {number} {chinese}，PDF 见附件。\n\n申请编号：{about}\n{replacesInChinese}{specimenInChinese}"
            + "也可以登录后在“发票”页面下载或重新发送。本邮件由系统自动发送，请勿回复。\n\n"
            + $"Invoice {number} {english}; the PDF is attached.\n\nApplication: {about}\n"
            + $"{replacesInEnglish}{specimenInEnglish}"
            + "It can also be downloaded, or sent again, on the page “Invoices”. Please do not reply.\n");
    }
}
