using ApecCard.Delivery;
using ApecCard.Delivery.Applications;
using ApecCard.Delivery.Cards;
using ApecCard.Delivery.Custody;
using ApecCard.Delivery.Handovers;
using ApecCard.Delivery.Offices;
using ApecCard.Delivery.Production;
using ApecCard.Delivery.Register;
using ApecCard.Delivery.Returns;
using ApecCard.Delivery.VirtualCards;
using ApecCard.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabaseAndBus<DeliveryDb>("delivery");
builder.AddFigures(DeliveryFigures.All);
builder.Services.AddValidation(); // here, not in ServiceDefaults: its source generator sees only the calling assembly
builder.AddServiceClient<ApplicationsClient>("applications");
builder.AddOutsideClient<CourierClient>("courier");
builder.AddSignedCallbacks("courier");
builder.Services.AddSingleton<ReturnSettings>();
builder.Services.AddHostedService<ConfigureHandovers>();
builder.Services.AddHostedService<ExpireCards>().AddHostedService<RemindReturns>();
builder.Services.AddOptions<VirtualCardSettings>()
    .BindConfiguration("VirtualCards").ValidateDataAnnotations().ValidateOnStart();
builder.Services.AddScoped<VirtualCardKeys>().AddSingleton<Revocations>().AddHostedService<RotateKeys>();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapAudit();
app.MapOutbox();

var choices = app.MapGroup("/offices/{office}/handover-choices").WithETags();
choices.MapGet("", GetHandoverChoices.Handle);
choices.MapPut("", ChangeHandoverChoices.Handle).For(Roles.Administrator).NeedsRecentProof();
choices.MapGet("/history", GetHandoverChoicesHistory.Handle).For(Roles.Administrator);

var cards = app.MapGroup("/cards").For(Roles.Enterprise, Roles.Agent);
cards.MapGet("", GetCards.Handle);
cards.MapGet("/{cardId:guid}/slots", GetSlots.Handle);
cards.MapPut("/{cardId:guid}/appointment", BookAppointment.Handle);
cards.MapDelete("/{cardId:guid}/appointment", CancelAppointment.Handle);
cards.MapGet("/{cardId:guid}/virtual", GetVirtualCard.Handle);
app.MapGet("/cards/{cardId:guid}/imprint", GetImprint.Handle)
    .For(Roles.Enterprise, Roles.Agent, Roles.ServicePointClerk);

var verification = app.MapGroup("/virtual-cards").AllowAnonymous(); // whoever meets a holder may check the card
verification.MapGet("/keys", GetVirtualCardKeys.Handle);
verification.MapGet("/revocations", GetRevocations.Handle);

var clerk = app.MapGroup("").WithETags().For(Roles.ServicePointClerk);
clerk.MapGet("/production/jobs", GetJobs.Handle);
clerk.MapGet("/production/batches", GetBatches.Handle);
clerk.MapPost("/production/batches", PrepareBatch.Handle).WithIdempotency();
clerk.MapGet("/production/batches/{batchId:guid}", GetBatches.One);
clerk.MapPost("/production/batches/{batchId:guid}/release", ReleaseBatch.Handle).NeedsRecentProof();
clerk.MapDelete("/production/batches/{batchId:guid}", DissolveBatch.Handle);
clerk.MapGet("/handovers", GetHandovers.Handle);
clerk.MapGet("/handovers/{cardId:guid}", GetHandovers.One);
clerk.MapGet("/appointments", GetAppointments.Handle);
clerk.MapPost("/cards/{cardId:guid}/posting", PostCard.Handle);
clerk.MapPost("/cards/{cardId:guid}/collection", CollectCard.Handle);
clerk.MapPost("/cards/{cardId:guid}/spoiling", LayAsideCard.Handle);
clerk.MapPost("/cards/{cardId:guid}/destruction", DestroyCard.Handle).NeedsRecentProof();
clerk.MapGet("/returns", GetReturns.Handle);
clerk.MapPost("/returns/{returnId:guid}/receipt", ReceiveReturn.Handle);
app.MapGet("/cards/{cardId:guid}/custody", GetCustody.Handle)
    .For(Roles.ServicePointClerk, Roles.Administrator, Roles.Operator);

app.MapPost("/callbacks/courier", ReceiveCourierEvent.Handle).AllowAnonymous();

await app.MigrateAndRunAsync<DeliveryDb>(args);

public partial class Program;
