using ApecCard.Payments;
using ApecCard.Payments.Charges;
using ApecCard.Payments.Checkout;
using ApecCard.Payments.Fees;
using ApecCard.Payments.Refunds;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabaseAndBus<PaymentsDb>("payments");
builder.Services.ConfigureDbContext<PaymentsDb>(options => // part of the migration at the start, under its lock
    options.UseAsyncSeeding((db, _, ct) => FirstFees.SeedAsync(db, ct)));
builder.Services.AddValidation(); // here, not in ServiceDefaults: its source generator sees only the calling assembly
builder.Services.AddOptions<PublicSettings>().BindConfiguration("Public").ValidateDataAnnotations().ValidateOnStart();
builder.Services.AddOptions<RefundSettings>().BindConfiguration("Refunds");
builder.AddOutsideClient<ProviderClient>("payment-provider");
builder.AddSignedCallbacks("payment-provider");
builder.Services.AddHostedService<RefundFees>();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapAudit();

var charges = app.MapGroup("/charges").WithETags();
var readable = charges.MapGroup("").For(Roles.Enterprise, Roles.Agent, Roles.FinanceOfficer);
readable.MapGet("", ListCharges.Handle);
readable.MapGet("/{chargeId:guid}", GetCharge.Handle);
charges.MapPost("/{chargeId:guid}/checkout", StartCheckout.Handle)
    .For(Roles.Enterprise, Roles.Agent).WithIdempotency();

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
