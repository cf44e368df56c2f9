using System.Net;
using ApecCard.Contracts;
using ApecCard.Payments.Charges;
using ApecCard.Payments.Invoices;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Tests.Invoices;

public sealed class InvoicesOverHttpTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    private readonly HttpClient _finance = service.As(Roles.FinanceOfficer, subject: "finance-1");

    [Fact]
    public async Task The_ministrys_pass_issues_one_invoice_and_mails_it_however_often_it_is_told()
    {
        var charge = await service.APaidCharge();
        Assert.Empty(await service.InvoicesOf(charge.Id));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => service.Bus.Publish(InvoicingService.Forwarded(charge))));

        var invoice = await service.FirstInvoiceOf(charge);
        var mail = Assert.Single(await service.MailsOf(invoice, 1));

        Assert.Equal(
            (ApplicationsDouble.Title, ApplicationsDouble.TaxpayerNumber, 720m, InvoiceState.Issued),
            (invoice.Buyer.Title, invoice.Buyer.TaxpayerNumber, invoice.Amount, invoice.State));
        Assert.True(await service.IsPublished<InvoiceIssued>(
            issued => issued.InvoiceId == invoice.Id && issued.InvoiceNumber == invoice.Number));
        var file = Assert.Single(mail.Attachments);
        Assert.Equal(($"invoice-{invoice.Number}.pdf", "application/pdf"), (file.Name, file.ContentType));
        Assert.Equal(InvoicePage.Pdf(invoice), file.Content);
        Assert.Contains(charge.CaseNumber, mail.Text, StringComparison.Ordinal);
        Assert.Contains($"invoice.issued {invoice.Number}", await service.AuditOf(charge));
        Assert.Single(await service.InvoicesOf(charge.Id));
    }

    [Fact]
    public async Task An_order_is_invoiced_when_it_is_paid_because_it_is_approved_already()
    {
        var enterpriseId = Guid.NewGuid();
        var charge = await service.AnOrdersCharge(enterpriseId: enterpriseId);
        await service.As(Roles.Enterprise, enterpriseId).PostAsync($"/charges/{charge.Id}/checkout", null);
        await service.Pays(await service.Now(charge));

        var invoice = await service.FirstInvoiceOf(charge);

        Assert.Equal((charge.OrderId, charge.OrderNumber), (invoice.OrderId, invoice.OrderNumber));
        Assert.Contains(
            $"/cases/{charge.CaseId}/invoice-data?orderId={charge.OrderId}", service.Applications.Asked);
    }

    [Fact]
    public async Task What_is_given_back_is_not_invoiced_and_what_was_invoiced_is_voided()
    {
        var withdrawn = await service.APaidCharge();
        await service.Bus.Publish(new CaseWithdrawn(withdrawn.CaseId, 5, withdrawn.CaseNumber, DateTimeOffset.UtcNow));
        await service.Becomes(withdrawn, ChargeState.Refunded);
        await service.Bus.Publish(InvoicingService.Forwarded(withdrawn));

        var invoice = await service.AnInvoice();
        await service.Bus.Publish(
            new CaseWithdrawn(invoice.CaseId, 5, invoice.CaseNumber, DateTimeOffset.UtcNow.AddMinutes(-1)));

        await Eventually.Is(
            async () => (await service.InvoicesOf(invoice.ChargeId)).Single().State is InvoiceState.Voided);
        Assert.Equal(VoidCause.Refunded, (await service.InvoicesOf(invoice.ChargeId)).Single().VoidCause);
        Assert.Empty(await service.InvoicesOf(withdrawn.Id));
    }

    [Fact]
    public async Task A_corrected_title_makes_a_new_invoice_that_names_the_voided_one()
    {
        var first = await service.AnInvoice();
        var enterprise = service.Enterprise(first);

        var answer = await enterprise.PostAsJsonAsync(
            $"/invoices/{first.Id}/correction", new { title = "新名称有限公司", taxpayerNumber = "310101234567890" });

        var next = await Read(answer);
        Assert.Equal(
            ("新名称有限公司", "310101234567890", first.Id, first.Number),
            (next.Title, next.TaxpayerNumber, next.Replaces, next.ReplacesNumber));
        Assert.NotEqual(first.Number, next.Number);
        var before = await enterprise.GetFromJsonAsync<InvoiceView>($"/invoices/{first.Id}", Json.Options);
        Assert.Equal((InvoiceState.Voided, next.Id), (before!.State, before.ReplacedBy));
        Assert.Single(await service.MailsOf((await service.InvoicesOf(first.ChargeId))[1], 1));
        Assert.True(await service.IsPublished<InvoiceIssued>(
            issued => issued.InvoiceId == next.Id && issued.Replaces == first.Id && issued.InvoiceVersion == 2));
        await Refusal.Is(
            HttpStatusCode.Conflict, "invoice.replaced", await enterprise.PostAsync($"/invoices/{first.Id}/mails", null));
    }

    [Theory]
    [InlineData("", "310101234567890", "title")]
    [InlineData(" ", "310101234567890", "title")]
    [InlineData("公司", "31010123456789", "taxpayerNumber")]
    [InlineData("公司", "91310000MA00000000", "taxpayerNumber")]
    public async Task A_correction_is_checked(string title, string taxpayerNumber, string field)
    {
        var invoice = await service.AnInvoice();
        var answer = await service.Enterprise(invoice).PostAsJsonAsync(
            $"/invoices/{invoice.Id}/correction", new { title, taxpayerNumber });
        await Refusal.IsAbout(field, answer);
        Assert.Equal(InvoiceState.Issued, (await service.InvoicesOf(invoice.ChargeId)).Single().State);
    }

    [Fact]
    public async Task It_is_mailed_again_three_times_a_day_for_the_enterprise_and_always_for_finance()
    {
        var invoice = await service.AnInvoice();
        var enterprise = service.Enterprise(invoice);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5)
            .Select(_ => enterprise.PostAsync($"/invoices/{invoice.Id}/mails", null)));

        Assert.Equal(3, answers.Count(answer => answer.IsSuccessStatusCode));
        await Refusal.Is(
            HttpStatusCode.Conflict, "invoice.mailed-too-often",
            await enterprise.PostAsync($"/invoices/{invoice.Id}/mails", null));
        Assert.Equal(HttpStatusCode.OK, (await _finance.PostAsync($"/invoices/{invoice.Id}/mails", null)).StatusCode);
        var mails = await service.MailsOf(invoice, 5);
        Assert.All(mails, mail => Assert.Equal(InvoicePage.Pdf(invoice), Assert.Single(mail.Attachments).Content));
    }

    [Fact]
    public async Task An_officer_voids_it_with_a_reason_and_issues_it_anew()
    {
        var invoice = await service.AnInvoice();

        var voided = await Read(await _finance.PostAsJsonAsync(
            $"/invoices/{invoice.Id}/voiding", new { reason = "抬头有误" }));
        Assert.Equal((InvoiceState.Voided, "抬头有误"), (voided.State, voided.VoidReason));
        Assert.Equal([InvoiceAction.Reissue], voided.AvailableActions);
        Assert.Contains("已作废", (await service.MailsOf(invoice, 2))[^1].Subject, StringComparison.Ordinal);
        await Refusal.Is(
            HttpStatusCode.Conflict, "invoice.voided",
            await _finance.PostAsJsonAsync($"/invoices/{invoice.Id}/voiding", new { reason = "again" }));

        var anew = await Read(await _finance.PostAsJsonAsync(
            $"/invoices/{invoice.Id}/reissue",
            new { title = "正确名称有限公司", taxpayerNumber = "310101234567890", reason = "抬头有误" }));
        Assert.Equal((invoice.Id, InvoiceState.Issued), (anew.Replaces, anew.State));
    }

    [Fact]
    public async Task Decisive_acts_need_a_recent_proof()
    {
        var invoice = await service.AnInvoice();
        var stale = service.As(Roles.FinanceOfficer, provedAt: DateTimeOffset.UtcNow.AddHours(-1));
        await Refusal.Is(
            HttpStatusCode.Forbidden, "reauthentication.needed",
            await stale.PostAsJsonAsync($"/invoices/{invoice.Id}/voiding", new { reason = "r" }));
        Assert.Equal(InvoiceState.Issued, (await service.InvoicesOf(invoice.ChargeId)).Single().State);
    }

    [Fact]
    public async Task It_is_downloaded_by_its_enterprise_and_finance_and_by_nobody_else()
    {
        var invoice = await service.AnInvoice();
        foreach (var reader in (HttpClient[])
            [service.Enterprise(invoice), service.As(Roles.Agent, invoice.EnterpriseId), _finance])
        {
            var answer = await reader.GetAsync($"/invoices/{invoice.Id}/pdf");
            Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal(InvoicePage.Pdf(invoice), await answer.Content.ReadAsByteArrayAsync());
        }

        var other = service.As(Roles.Enterprise, Guid.NewGuid());
        foreach (var path in (string[])["", "/pdf"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/invoices/{invoice.Id}{path}")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync($"/invoices/{invoice.Id}/mails", null)).StatusCode);
        Assert.Empty((await other.GetFromJsonAsync<Page<InvoiceView>>("/invoices", Json.Options))!.Items);
        var own = await service.Enterprise(invoice).GetFromJsonAsync<Page<InvoiceView>>("/invoices", Json.Options);
        Assert.Equal([invoice.Id], own!.Items.Select(one => one.Id));
    }

    [Fact]
    public async Task While_applications_is_away_the_invoice_waits_and_nothing_is_lost()
    {
        var charge = await service.APaidCharge();
        service.Applications.IsAway = true;
        await service.Bus.Publish(InvoicingService.Forwarded(charge));
        await Eventually.Is(() => Task.FromResult(
            service.Applications.Asked.Contains($"/cases/{charge.CaseId}/invoice-data")));
        Assert.Empty(await service.InvoicesOf(charge.Id));

        service.Applications.IsAway = false;
        await service.FirstInvoiceOf(charge);
    }

    [Fact]
    public async Task The_database_lets_nobody_rewrite_or_delete_what_was_issued()
    {
        var invoice = await service.AnInvoice();
        await using var db = service.OpenDatabase();
        var mine = db.Invoices.Where(one => one.Id == invoice.Id);
        foreach (var rewrite in (Func<Task>[])
            [
                () => mine.ExecuteUpdateAsync(set => set.SetProperty(one => one.Amount, 1m)),
                () => mine.ExecuteUpdateAsync(set => set.SetProperty(one => one.Number, "x")),
                () => mine.ExecuteUpdateAsync(set => set.SetProperty(one => one.Buyer.Title, "x")),
                () => mine.ExecuteDeleteAsync(),
            ])
        {
            Assert.Contains(
                "never", (await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(rewrite)).Message,
                StringComparison.Ordinal);
        }
    }

    private static async Task<InvoiceView> Read(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<InvoiceView>(Json.Options))!;
    }
}
