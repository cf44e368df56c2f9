using ApecCard.Delivery;
using ApecCard.Delivery.Applications;
using ApecCard.Delivery.Cards;
using ApecCard.Delivery.Handovers;
using ApecCard.Delivery.Offices;
using ApecCard.Delivery.Register;
using ApecCard.Delivery.VirtualCards;
using ApecCard.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabaseAndBus<DeliveryDb>("delivery");
builder.Services.AddValidation(); // here, not in ServiceDefaults: its source generator sees only the calling assembly
builder.AddServiceClient<ApplicationsClient>("applications");
builder.AddOutsideClient<CourierClient>("courier");
builder.AddSignedCallbacks("courier");
builder.Services.AddHostedService<ConfigureHandovers>().AddHostedService<ExpireCards>();
builder.Services.AddOptions<VirtualCardSettings>()
    .BindConfiguration("VirtualCards").ValidateDataAnnotations().ValidateOnStart();
builder.Services.AddScoped<VirtualCardKeys>().AddSingleton<Revocations>().AddHostedService<RotateKeys>();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapAudit();

var choices = app.MapGroup("/offices/{office}/handover-choices").WithETags();
choices.MapGet("", GetHandoverChoices.Handle);
choices.MapPut("", ChangeHandoverChoices.Handle).For(Roles.Administrator);
choices.MapGet("/history", GetHandoverChoicesHistory.Handle).For(Roles.Administrator);
app.MapGroup("/cards").For(Roles.Enterprise, Roles.Agent).MapGet("", GetCards.Handle);
app.MapGet("/cards/{cardId:guid}/virtual", GetVirtualCard.Handle).For(Roles.Enterprise, Roles.Agent);

var verification = app.MapGroup("/virtual-cards").AllowAnonymous(); // whoever meets a holder may check the card
verification.MapGet("/keys", GetVirtualCardKeys.Handle);
verification.MapGet("/revocations", GetRevocations.Handle);

var clerk = app.MapGroup("").WithETags().For(Roles.ServicePointClerk);
clerk.MapGet("/handovers", GetHandovers.Handle);
clerk.MapPost("/cards/{cardId:guid}/posting", PostCard.Handle);
clerk.MapPost("/cards/{cardId:guid}/collection", CollectCard.Handle);

app.MapPost("/callbacks/courier", ReceiveCourierEvent.Handle).AllowAnonymous();

await app.MigrateAndRunAsync<DeliveryDb>(args);

public partial class Program;
