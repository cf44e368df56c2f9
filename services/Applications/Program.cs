using ApecCard.Applications;
using ApecCard.Applications.Cases;
using ApecCard.Applications.Documents;
using ApecCard.Applications.Messages;
using ApecCard.Applications.Timeline;
using ApecCard.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabaseAndBus<ApplicationsDb>("applications");
builder.Services.AddValidation(); // here, not in ServiceDefaults: its source generator sees only the calling assembly
builder.AddServiceClient<DocumentsClient>("documents");
builder.Services.AddScoped<DraftReport>();
builder.Services.AddOptions<MailSettings>().BindConfiguration("Mail").ValidateDataAnnotations().ValidateOnStart();
builder.Services.AddSingleton<MailPost>().AddHostedService<Mailer>();
builder.Services.AddSingleton<Viewers>().AddHostedService(services => services.GetRequiredService<Viewers>());

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapAudit();

var cases = app.MapGroup("/cases").WithETags();
var own = cases.MapGroup("").For(Roles.Enterprise, Roles.Agent);
own.MapPost("", StartCase.Handle).WithIdempotency();
own.MapGet("", ListCases.Handle);
own.MapPut("/{caseId:guid}/form", SaveForm.Handle);
own.MapPost("/{caseId:guid}/submission", SubmitCase.Handle).WithIdempotency();

cases.MapGet("/{caseId:guid}", GetCase.Handle).For(CaseAccess.Readers);
cases.MapGet("/{caseId:guid}/timeline", GetTimeline.Handle).For(CaseAccess.Readers);
cases.MapGet("/{caseId:guid}/messages", GetCaseMessages.Handle).For(CaseAccess.Readers);
cases.MapGet("/{caseId:guid}/personal-data", GetPersonalData.Handle).For(Roles.Service);
app.MapGet("/live", WatchCases.Handle).For(Roles.Enterprise, Roles.Agent);

var messages = app.MapGroup("/messages");
messages.MapGet("", ListMessages.Handle).For(Roles.Enterprise, Roles.Agent);
messages.MapPost("/{messageId:guid}/read", ReadMessage.Handle).For(Roles.Enterprise, Roles.Agent);
messages.MapGet("/delivery-problems", ListDeliveryProblems.Handle).For(Roles.Operator);
var messageSettings = app.MapGroup("/message-settings").For(Roles.Enterprise);
messageSettings.MapGet("", GetMessageSettings.Handle);
messageSettings.MapPut("", ChangeMessageSettings.Handle);

await app.MigrateAndRunAsync<ApplicationsDb>(args);

public partial class Program;
