using ApecCard.Delivery;
using ApecCard.Delivery.Applications;
using ApecCard.Delivery.Cards;
using ApecCard.Delivery.Handovers;
using ApecCard.Delivery.Offices;
using ApecCard.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabaseAndBus<DeliveryDb>("delivery");
builder.Services.AddValidation(); // here, not in ServiceDefaults: its source generator sees only the calling assembly
builder.AddServiceClient<ApplicationsClient>("applications");
builder.AddOutsideClient<CourierClient>("courier");
builder.AddSignedCallbacks("courier");
builder.Services.AddHostedService<ConfigureHandovers>();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapAudit();

app.MapGet("/offices/{office}/handover-choices", GetHandoverChoices.Handle);
app.MapGroup("/cards").For(Roles.Enterprise, Roles.Agent).MapGet("", GetCards.Handle);

var clerk = app.MapGroup("").WithETags().For(Roles.ServicePointClerk);
clerk.MapGet("/handovers", GetHandovers.Handle);
clerk.MapPost("/cards/{cardId:guid}/posting", PostCard.Handle);

app.MapPost("/callbacks/courier", ReceiveCourierEvent.Handle).AllowAnonymous();

await app.MigrateAndRunAsync<DeliveryDb>(args);

public partial class Program;
