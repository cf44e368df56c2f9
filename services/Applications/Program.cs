using ApecCard.Applications;
using ApecCard.Applications.Board;
using ApecCard.Applications.Cases;
using ApecCard.Applications.Documents;
using ApecCard.Applications.Eligibility;
using ApecCard.Applications.Form;
using ApecCard.Applications.Messages;
using ApecCard.Applications.Orders;
using ApecCard.Applications.Payments;
using ApecCard.Applications.PublicEvents;
using ApecCard.Applications.Review;
using ApecCard.Applications.Roster;
using ApecCard.Applications.Search;
using ApecCard.Applications.Subscriptions;
using ApecCard.Applications.Subscriptions.Webhooks;
using ApecCard.Applications.Timeline;
using ApecCard.Applications.Tracking;
using ApecCard.ServiceDefaults;

if (args is ["guide"])
{
    Console.Write(CaseGuide.Markdown());
    return;
}

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabaseAndBus<ApplicationsDb>("applications");
builder.AddFigures(ApplicationsFigures.All);
builder.AddPersonalData<ApplicationsDb>();
builder.Services.AddValidation(); // here, not in ServiceDefaults: its source generator sees only the calling assembly
builder.Services.ConfigureDbContext<ApplicationsDb>(options => // part of the migration at the start, under its lock
    options.UseAsyncSeeding((db, _, ct) => FirstRules.SeedAsync(db, ct)));
builder.AddServiceClient<DocumentsClient>("documents");
builder.AddServiceClient<ReviewClient>("review");
builder.AddServiceClient<PaymentsClient>("payments");
builder.Services.AddScoped<DraftReport>().AddScoped<OrderReport>().AddScoped<RosterReader>();
builder.Services.AddSingleton<DecisionHistory>();
builder.Services.AddSingleton<Deadlines>().AddHostedService(services => services.GetRequiredService<Deadlines>());
builder.AddMailPost();
builder.Services.AddHostedService<Mailer>();
builder.AddOutsideClient<SmsClient>("sms");
builder.Services.AddSingleton<TrackingSecrets>().AddHostedService<CodeSender>();
builder.Services.AddSingleton<TimelineReader>();
builder.Services.AddSingleton<Viewers>().AddHostedService(services => services.GetRequiredService<Viewers>());

// Outsiders are not on our bus: their events are bare CloudEvents. Whoever uses the connection renews it, so that
// neither start nor health depends on the broker; the bus's own health check tells when it is away.
builder.AddRabbitMQClient(
    "messaging",
    settings => settings.DisableHealthChecks = true,
    factory => factory.AutomaticRecoveryEnabled = false);
builder.Services.AddSingleton<IPublicExchange, PublicExchange>().AddHostedService<PublicRelay>();
builder.Services.AddSingleton<ISubscribersQueues, SubscribersQueues>().AddHostedService<SendReplays>();
builder.Services.AddSingleton<WebhookAddresses>().AddSingleton<WebhookClient>().AddHostedService<SendWebhooks>();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapAudit();
app.MapOutbox();

var cases = app.MapGroup("/cases").WithETags();
var own = cases.MapGroup("").For(Roles.Enterprise, Roles.Agent);
own.MapPost("", StartCase.Handle).WithIdempotency();
own.MapGet("", ListCases.Handle);
own.MapPost("/roster", StartRoster.Handle).WithIdempotency();
own.MapPost("/roster/check", StartRoster.Check);
own.MapGet("/roster/template", GetRosterTemplate.Handle);
own.MapPut("/{caseId:guid}/form", SaveForm.Handle);
own.MapPost("/{caseId:guid}/submission", SubmitCase.Handle).WithIdempotency();
own.MapPut("/{caseId:guid}/correction", AnswerPins.Handle);
own.MapPost("/{caseId:guid}/correction/submission", SubmitCorrection.Handle).WithIdempotency();
own.MapPost("/{caseId:guid}/withdrawal", WithdrawCase.Handle).WithIdempotency();
own.MapPost("/{caseId:guid}/questions/{questionId:guid}/answer", AnswerQuestion.Handle);

own.MapPost("/{caseId:guid}/orders", StartOrder.Handle).WithIdempotency();
own.MapGet("/{caseId:guid}/early-production/advice", GetEarlyCardAdvice.Handle);

var orders = app.MapGroup("/orders").WithETags();
var ownOrders = orders.MapGroup("").For(Roles.Enterprise, Roles.Agent);
ownOrders.MapGet("", ListOrders.Handle);
ownOrders.MapPut("/{orderId:guid}/form", SaveOrderForm.Handle);
ownOrders.MapPost("/{orderId:guid}/submission", SubmitOrder.Handle).WithIdempotency();
ownOrders.MapPut("/{orderId:guid}/correction", AnswerOrderPins.Handle);
ownOrders.MapPost("/{orderId:guid}/correction/submission", SubmitOrderCorrection.Handle).WithIdempotency();
ownOrders.MapPost("/{orderId:guid}/withdrawal", WithdrawOrder.Handle).WithIdempotency();
orders.MapGet("/{orderId:guid}", GetOrder.Handle).For(CaseAccess.Readers);
orders.MapPost("/{orderId:guid}/disclosures", DisclosePersonalData.OfOrder).For(CaseAccess.Officers);
orders.MapGet("/{orderId:guid}/barcode", GetOrderBarcode.Handle).For(CaseAccess.Readers);
app.MapPost("/passport-comparisons", ComparePassport.Handle).For(Roles.Enterprise, Roles.Agent);
app.MapGet("/radar", GetRadar.Handle).For(Roles.Enterprise, Roles.Agent);

cases.MapGet("/{caseId:guid}", GetCase.Handle).For(CaseAccess.Readers);
cases.MapPost("/{caseId:guid}/disclosures", DisclosePersonalData.OfCase).For(CaseAccess.Officers);
cases.MapGet("/{caseId:guid}/readings", GetReadings.Handle).For(Roles.Enterprise, Roles.Agent);
cases.MapGet("/{caseId:guid}/company", GetCompany.Handle).For(CaseAccess.Readers);
cases.MapGet("/{caseId:guid}/timeline", GetTimeline.Handle).For(CaseAccess.Readers);
cases.MapGet("/{caseId:guid}/economies", GetBoard.Handle).For(CaseAccess.Readers);
cases.MapGet("/{caseId:guid}/messages", GetCaseMessages.Handle).For(CaseAccess.Readers);
cases.MapGet("/{caseId:guid}/personal-data", GetPersonalData.Handle).For(Roles.Service);
cases.MapGet("/{caseId:guid}/invoice-data", GetInvoiceData.Handle).For(Roles.Service);
cases.MapGet("/{caseId:guid}/questions/{questionId:guid}/answer", GetAnswer.Handle).For(Roles.Service);
cases.MapGet("/in-review", GetCasesInReview.Handle).For(Roles.Service);
cases.MapPost("/in-review", GetCasesInReview.Of).For(Roles.Service);
app.MapGet("/economies/times", GetDecisionTimes.Handle).AllowAnonymous();
app.MapPost("/search", SearchCases.Handle).For(CaseAccess.Officers);
app.MapGet("/refusal-reasons", RefusalText.ForOfficers).For(CaseAccess.Officers);

var rules = app.MapGroup("/offices/{office}/eligibility-rules");
rules.MapGet("", GetEligibility.Handle).AllowAnonymous();
rules.MapGet("/history", GetEligibility.History).For(Roles.Administrator);
rules.MapPut("", ConfigureEligibility.Handle).For(Roles.Administrator).NeedsRecentProof();

app.MapGet("/live", WatchCases.Handle).For(Roles.Enterprise, Roles.Agent);

var messages = app.MapGroup("/messages");
messages.MapGet("", ListMessages.Handle).For(Roles.Enterprise, Roles.Agent);
messages.MapPost("/{messageId:guid}/read", ReadMessage.Handle).For(Roles.Enterprise, Roles.Agent);
messages.MapGet("/delivery-problems", ListDeliveryProblems.Handle).For(Roles.Operator);
var messageSettings = app.MapGroup("/message-settings").For(Roles.Enterprise);
messageSettings.MapGet("", GetMessageSettings.Handle);
messageSettings.MapPut("", ChangeMessageSettings.Handle);

app.MapGet("/asyncapi.yaml", GetAsyncApi.AsYaml).AllowAnonymous().ExcludeFromDescription();
app.MapGet("/asyncapi.json", GetAsyncApi.AsJson).AllowAnonymous().ExcludeFromDescription();
var subscriptions = app.MapGroup("/subscriptions").For(Roles.Subscriber).WithScope(Scopes.ReadEvents);
subscriptions.MapGet("/events", ListEvents.Handle);
subscriptions.MapPost("/replays", StartReplay.Handle);
subscriptions.MapGet("/replays/{replayId:guid}", StartReplay.Get);
subscriptions.MapGet("/health", GetHealth.Handle);
subscriptions.MapPost("/test-event", SendTestEvent.Handle);
var webhook = subscriptions.MapGroup("/webhook");
webhook.MapGet("", GetWebhook.Handle);
webhook.MapPut("", SetWebhook.Handle);
webhook.MapDelete("", EndWebhook.Handle);
webhook.MapPost("/keys", RotateWebhookKey.Handle);
webhook.MapPost("/test-event", TryWebhook.Handle);
webhook.MapGet("/deliveries", ListDeliveries.Handle);
webhook.MapPost("/deliveries/{deliveryId:guid}/again", SendAgain.Handle);

var tracking = app.MapGroup("/tracking").AllowAnonymous(); // the applicant's own, without an account; it only shows
tracking.MapGet("", GetTracking.Handle);
tracking.MapGet("/own-data", GetOwnData.Handle);
tracking.MapPost("/consent", GiveConsent.Handle);
tracking.MapPost("/mobile", CheckMobile.Handle);
tracking.MapPost("/codes", RequestCode.Handle);
tracking.MapPost("/sessions", OpenSession.Handle);

await app.MigrateAndRunAsync<ApplicationsDb>(args);

public partial class Program;
