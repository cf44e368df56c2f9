using ApecCard.Payments;
using ApecCard.Payments.Charges;
using ApecCard.Payments.Checkout;
using ApecCard.Payments.Fees;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabaseAndBus<PaymentsDb>("payments");
builder.Services.ConfigureDbContext<PaymentsDb>(options => // part of the migration at the start, under its lock
    options.UseAsyncSeeding((db, _, ct) => FirstFees.SeedAsync(db, ct)));
builder.Services.AddValidation(); // here, not in ServiceDefaults: its source generator sees only the calling assembly
builder.Services.AddOptions<PublicSettings>().BindConfiguration("Public").ValidateDataAnnotations().ValidateOnStart();
builder.AddOutsideClient<ProviderClient>("payment-provider");
builder.AddSignedCallbacks("payment-provider");

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapAudit();

var charges = app.MapGroup("/charges").WithETags();
var readable = charges.MapGroup("").For(Roles.Enterprise, Roles.Agent, Roles.FinanceOfficer);
readable.MapGet("", ListCharges.Handle);
readable.MapGet("/{chargeId:guid}", GetCharge.Handle);
charges.MapPost("/{chargeId:guid}/checkout", StartCheckout.Handle)
    .For(Roles.Enterprise, Roles.Agent).WithIdempotency();

app.MapPost("/callbacks/provider", ReceivePayment.Handle)
    .AllowAnonymous().WithMetadata(new RequestSizeLimitAttribute(64 * 1024)); // anybody may send, before it is verified

await app.MigrateAndRunAsync<PaymentsDb>(args);

public partial class Program;
