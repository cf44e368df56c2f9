using System.Text.Json;
using ApecCard.Review;
using ApecCard.Review.Applications;
using ApecCard.Review.Calls;
using ApecCard.Review.Cases;
using ApecCard.Review.Deadlines;
using ApecCard.Review.Officers;
using ApecCard.Review.Offices;
using ApecCard.Review.Orders;
using ApecCard.Review.PreClearances;
using ApecCard.Review.Reconciliation;
using ApecCard.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabaseAndBus<ReviewDb>("review");
builder.AddFigures(ReviewFigures.All);
builder.Services.AddValidation(); // here, not in ServiceDefaults: its source generator sees only the calling assembly
builder.AddServiceClient<ApplicationsClient>("applications");
builder.Services.ConfigureDbContext<ReviewDb>(options => // part of the migration at the start, under its lock
    options.UseAsyncSeeding((db, _, ct) => Calendars.SeedAsync(db, ct)));
builder.Services.AddHostedService<ConfigureOffices>();
builder.Services.AddSingleton<Calendars>();
builder.Services.AddSingleton<Escalation>().AddHostedService(services => services.GetRequiredService<Escalation>());
builder.Services.AddSingleton<Reconciler>().AddHostedService(services => services.GetRequiredService<Reconciler>());

// The economies are not on our bus: their messages are bare CloudEvents. Whoever uses the connection renews it, so that
// neither start nor health depends on the broker; the bus's own health check tells when it is away.
builder.AddRabbitMQClient(
    "messaging",
    settings => settings.DisableHealthChecks = true,
    factory => factory.AutomaticRecoveryEnabled = false);
builder.Services.AddSingleton<IEconomyMail, EconomyMail>();
builder.Services.AddScoped<RecordWord>();
builder.Services.AddSingleton(new EconomyTargets(builder.Configuration)); // a wrong setting ends the start
builder.Services.AddHostedService<DecisionsQueue>();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapAudit();
app.MapOutbox();

app.MapGet("/offices", GetOffices.Handle);

string[] officers = [Roles.PreliminaryOfficer, Roles.ForeignAffairsOfficer, Roles.MinistryOfficer];
var queue = app.MapGroup("/queue").For(officers);
queue.MapGet("", GetQueue.Handle);
queue.MapGet("/counts", CountQueue.Handle);

var cases = app.MapGroup("/cases").WithETags().For(officers);
cases.MapGet("/{caseId:guid}", GetReview.Handle);
cases.MapPost("/{caseId:guid}/claim", ClaimCase.Handle);
cases.MapPost("/{caseId:guid}/pass", PassReview.Handle).NeedsRecentProof(Roles.MinistryOfficer); // its word is final
cases.MapPost("/{caseId:guid}/correction", ReturnCase.Handle);
cases.MapPost("/{caseId:guid}/refusal", RefuseCase.Handle).NeedsRecentProof();
cases.MapPost("/{caseId:guid}/release", PassOnCase.Release);
cases.MapPost("/{caseId:guid}/handover", PassOnCase.HandOver);
cases.MapPost("/{caseId:guid}/reassignment", PassOnCase.Reassign);
app.MapGet("/cases/{caseId:guid}/guidance", GetGuidance.Handle).For(Roles.Service);

var orders = app.MapGroup("/orders").WithETags().For(Roles.PreliminaryOfficer);
orders.MapGet("", GetOrders.Handle);
orders.MapGet("/counts", CountOrders.Handle);
orders.MapGet("/{orderId:guid}", GetOrder.Handle);
orders.MapPost("/{orderId:guid}/claim", ClaimOrder.Handle);
orders.MapPost("/{orderId:guid}/release", ClaimOrder.Release);
orders.MapPost("/{orderId:guid}/approval", ApproveOrder.Handle);
orders.MapPost("/{orderId:guid}/return", ReturnOrder.Handle);
orders.MapPost("/{orderId:guid}/refusal", RefuseOrder.Handle).NeedsRecentProof();
app.MapGet("/orders/{orderId:guid}/guidance", GetGuidance.OfOrder).For(Roles.Service);

var calls = app.MapGroup("/calls").For(officers);
calls.MapGet("", GetCalls.Handle);
calls.MapGet("/{callId:guid}", GetCalls.One);
calls.MapPost("/{callId:guid}/attempts", RecordCall.Handle);

app.MapGet("/colleagues", GetColleagues.Handle).For(officers);
app.MapPut("/me/away", SetAway.Handle).For(officers);

string[] supervisors = [Roles.Administrator, Roles.Operator];
app.MapGet("/statistics", GetStatistics.Handle).AllowAnonymous();
app.MapGet("/overdue", GetOverdue.Handle).For(supervisors);
app.MapGet("/reconciliation", GetReconciliation.Handle).For(supervisors);
app.MapPut("/offices/{office}", ConfigureOffice.Handle).For(Roles.Administrator).NeedsRecentProof();
app.MapGet("/offices/{office}/history", ConfigureOffice.History).For(Roles.Administrator);
app.MapGet("/calendar/{year:int}", ConfigureCalendar.Get).For([.. officers, .. supervisors]);
app.MapGet("/calendar/{year:int}/history", ConfigureCalendar.History).For(Roles.Administrator);
app.MapPut("/calendar/{year:int}", ConfigureCalendar.Put).For(Roles.Administrator).NeedsRecentProof();

app.MapGet("/cases/{caseId:guid}/questions/{questionId:guid}", GetQuestion.Handle).For(Roles.Service);
app.MapGet("/pre-clearances", ListOpenRequests.Handle).For(Roles.Economy).WithScope(Scopes.ReadRequests);
var board = app.MapGroup("/pre-clearances").For(Roles.MinistryOfficer, Roles.Operator);
board.MapGet("/board", GetPreClearanceBoard.Handle);
board.MapGet("/counts", CountPreClearances.Handle);
board.MapGet("/overdue", ListOverdueEconomies.Handle);
app.MapPost("/pre-clearances/words", TakeWords.Handle).For(Roles.Economy).WithScope(Scopes.SendWords).Accepts<CloudEvent<JsonElement>[]>(
    "application/json", CloudEvents.ContentType, CloudEvents.BatchContentType);

await app.MigrateAndRunAsync<ReviewDb>(args);

public partial class Program;
