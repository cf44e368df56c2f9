using System.Text.Json;
using ApecCard.Review;
using ApecCard.Review.Applications;
using ApecCard.Review.Cases;
using ApecCard.Review.Offices;
using ApecCard.Review.PreClearances;
using ApecCard.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabaseAndBus<ReviewDb>("review");
builder.Services.AddValidation(); // here, not in ServiceDefaults: its source generator sees only the calling assembly
builder.AddServiceClient<ApplicationsClient>("applications");
builder.Services.AddHostedService<ConfigureOffices>();

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

app.MapGet("/offices", GetOffices.Handle);

string[] officers = [Roles.PreliminaryOfficer, Roles.ForeignAffairsOfficer, Roles.MinistryOfficer];
app.MapGroup("/queue").For(officers).MapGet("", GetQueue.Handle);

var cases = app.MapGroup("/cases").WithETags().For(officers);
cases.MapGet("/{caseId:guid}", GetReview.Handle);
cases.MapPost("/{caseId:guid}/claim", ClaimCase.Handle);
cases.MapPost("/{caseId:guid}/pass", PassReview.Handle);

app.MapGet("/cases/{caseId:guid}/questions/{questionId:guid}", GetQuestion.Handle).For(Roles.Service);
app.MapGet("/pre-clearances", ListOpenRequests.Handle).For(Roles.Economy);
app.MapGet("/pre-clearances/overdue", ListOverdueEconomies.Handle).For(Roles.MinistryOfficer, Roles.Operator);
app.MapPost("/pre-clearances/words", TakeWords.Handle).For(Roles.Economy).Accepts<CloudEvent<JsonElement>[]>(
    "application/json", CloudEvents.ContentType, CloudEvents.BatchContentType);

await app.MigrateAndRunAsync<ReviewDb>(args);

public partial class Program;
