using ApecCard.Payments;
using ApecCard.Payments.Applications;
using ApecCard.Payments.Charges;
using ApecCard.Payments.Checkout;
using ApecCard.Payments.Fees;
using ApecCard.Payments.Invoices;
using ApecCard.Payments.Ledger;
using ApecCard.Payments.Reconciliation;
using ApecCard.Payments.Refunds;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabaseAndBus<PaymentsDb>("payments");
builder.AddFigures(PaymentsFigures.All);
builder.Services.ConfigureDbContext<PaymentsDb>(options => // part of the migration at the start, under its lock
    options.UseAsyncSeeding((db, _, ct) => FirstFees.SeedAsync(db, ct)));
builder.Services.AddValidation(); // here, not in ServiceDefaults: its source generator sees only the calling assembly
builder.Services.AddOptions<PublicSettings>().BindConfiguration("Public").ValidateDataAnnotations().ValidateOnStart();
builder.Services.AddOptions<RefundSettings>().BindConfiguration("Refunds");
builder.Services.AddOptions<ProviderSettings>().BindConfiguration("Provider")
    .ValidateDataAnnotations().ValidateOnStart();
builder.Services.AddTransient<SignRequests>();
builder.AddOutsideClient<ProviderClient>("payment-provider").AddHttpMessageHandler<SignRequests>();
builder.AddSignedCallbacks("payment-provider");
builder.Services.AddScoped<CheckoutInquiry>();
builder.AddServiceClient<ApplicationsClient>("applications");
builder.AddMailPost();
builder.Services.AddOptions<InvoiceSettings>().BindConfiguration("Invoices")
    .ValidateDataAnnotations().ValidateOnStart();
builder.Services.AddHostedService<WatchCheckouts>();
builder.Services.AddHostedService<RefundFees>();
builder.Services.AddHostedService<GiveRefunds>();
builder.Services.AddHostedService<IssueInvoices>();
builder.Services.AddHostedService<MailInvoices>();
builder.Services.AddScoped<Reconciler>();
builder.Services.AddHostedService<CompareStatements>();
InvoicePage.MustBeDrawable();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapAudit();
app.MapOutbox();

var charges = app.MapGroup("/charges").WithETags();
var readable = charges.MapGroup("").For(Roles.Enterprise, Roles.Agent, Roles.FinanceOfficer);
readable.MapGet("", ListCharges.Handle);
readable.MapGet("/{chargeId:guid}", GetCharge.Handle);
charges.MapPost("/{chargeId:guid}/checkout", StartCheckout.Handle)
    .For(Roles.Enterprise, Roles.Agent).WithIdempotency();
charges.MapPost("/{chargeId:guid}/checkout/inquiry", CheckPayment.Handle).For(Roles.Enterprise, Roles.Agent);

charges.MapPost("/{chargeId:guid}/refunds", AskForRefund.Handle)
    .For(Roles.FinanceOfficer).NeedsRecentProof().WithIdempotency();

var refunds = app.MapGroup("/refunds").For(Roles.FinanceOfficer).WithETags();
refunds.MapGet("", ListRefunds.Handle);
refunds.MapPost("/{refundId:guid}/approval", DecideRefund.Approve).NeedsRecentProof();
refunds.MapPost("/{refundId:guid}/refusal", DecideRefund.Refuse).NeedsRecentProof();
refunds.MapPost("/{refundId:guid}/withdrawal", DecideRefund.Withdraw).NeedsRecentProof();

app.MapGet("/statements", ListComparedDays.Handle).For(Roles.FinanceOfficer);
app.MapPost("/statements/{day}/comparison", CompareNow.Handle).For(Roles.FinanceOfficer);
app.MapGet("/reports/{month}", GetMonthReport.Handle).For(Roles.FinanceOfficer);

var differences = app.MapGroup("/differences").For(Roles.FinanceOfficer).WithETags();
differences.MapGet("", ListDifferences.Handle);
differences.MapPost("/{differenceId:guid}/resolution", ResolveDifference.Handle).NeedsRecentProof();

var ledger = app.MapGroup("/ledger").For(Roles.FinanceOfficer);
ledger.MapGet("/entries", ListLedgerEntries.Handle);
ledger.MapGet("/balance", GetLedgerBalance.Handle);

var invoices = app.MapGroup("/invoices").WithETags();
var readableInvoices = invoices.MapGroup("").For(Roles.Enterprise, Roles.Agent, Roles.FinanceOfficer);
readableInvoices.MapGet("", ListInvoices.Handle);
readableInvoices.MapGet("/{invoiceId:guid}", GetInvoice.Handle);
readableInvoices.MapGet("/{invoiceId:guid}/pdf", GetInvoicePdf.Handle);
readableInvoices.MapPost("/{invoiceId:guid}/mails", SendInvoice.Handle).WithIdempotency();
invoices.MapPost("/{invoiceId:guid}/correction", ReplaceInvoice.Correct)
    .For(Roles.Enterprise, Roles.Agent).WithIdempotency();
invoices.MapPost("/{invoiceId:guid}/voiding", VoidInvoice.Handle).For(Roles.FinanceOfficer).NeedsRecentProof();
invoices.MapPost("/{invoiceId:guid}/reissue", ReplaceInvoice.IssueAnew)
    .For(Roles.FinanceOfficer).NeedsRecentProof().WithIdempotency();

app.MapPost("/checkouts", StartJointCheckout.Handle).For(Roles.Enterprise, Roles.Agent).WithIdempotency();

var fees = app.MapGroup("/offices/{office}/local-fees").WithETags();
fees.MapGet("", GetLocalFees.Handle);
fees.MapPut("", ConfigureLocalFees.Handle).For(Roles.Administrator).NeedsRecentProof();
fees.MapGet("/history", GetLocalFeesHistory.Handle).For(Roles.Administrator, Roles.FinanceOfficer);

app.MapGet("/fees", GetFee.Handle).AllowAnonymous();

app.MapPost("/callbacks/provider", ReceivePayment.Handle)
    .AllowAnonymous().WithMetadata(new RequestSizeLimitAttribute(64 * 1024)); // anybody may send, before it is verified

await app.MigrateAndRunAsync<PaymentsDb>(args);

public partial class Program;
