using ApecCard.Identity;
using ApecCard.Identity.Accounts;
using ApecCard.Identity.Agents;
using ApecCard.Identity.Apps;
using ApecCard.Identity.DeadLetters;
using ApecCard.Identity.DemoData;
using ApecCard.Identity.Elicence;
using ApecCard.Identity.Emails;
using ApecCard.Identity.Enterprises;
using ApecCard.Identity.Invitations;
using ApecCard.Identity.Officers;
using ApecCard.Identity.PasswordResets;
using ApecCard.Identity.SecondFactors;
using ApecCard.Identity.Sessions;
using ApecCard.Identity.Systems;
using ApecCard.Identity.Tokens;
using ApecCard.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabaseAndBus<IdentityDb>("identity");
builder.AddFigures(IdentityFigures.All);
builder.Services.AddValidation(); // here, not in ServiceDefaults: its source generator sees only the calling assembly
builder.AddOutsideClient<ElicenceClient>("elicence");
builder.AddOwnTokens();
builder.AddBroker();
builder.AddDemoAccounts();
builder.Services.AddSingleton<AuthorityKeys>().AddScoped<AssertionReader>();
builder.AddSignIn();
builder.AddApps();
builder.AddLetters();
builder.Services.AddHostedService<Housekeeping>();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapAudit();
app.MapOutbox();

app.MapGet("/.well-known/jwks.json", GetJwks.Handle).AllowAnonymous();
app.MapPost("/tokens", IssueTokens.Handle).AllowAnonymous();
app.MapGet("/apps/{clientId}", GetApp.Handle).For(Roles.Enterprise, Roles.Agent);
app.MapPost("/authorizations", AuthoriseApp.Handle).For(Roles.Enterprise, Roles.Agent);

app.MapPost("/elicence-sessions", OpenElicenceSession.Handle).AllowAnonymous();
app.MapGet("/elicence-sessions/{sessionId:guid}", GetElicenceSession.Handle).AllowAnonymous();
app.MapPost("/elicence-assertions", ReceiveAssertion.Handle).AllowAnonymous();
app.MapPost("/enterprises", RegisterEnterprise.Handle).AllowAnonymous();
app.MapPost("/enterprise/verification", VerifyEnterprise.Handle).For(Roles.Enterprise);

var invited = app.MapGroup("/enterprises/invitations").For(Roles.Administrator);
invited.MapGet("/", ListInvitedEnterprises.Handle);
invited.MapPost("/", InviteEnterprise.Handle).NeedsRecentProof();
invited.MapPut("/{enterpriseId:guid}/facts", DescribeEnterprise.Handle).NeedsRecentProof();
invited.MapPost("/{enterpriseId:guid}/link", InviteEnterprise.Again).NeedsRecentProof();
invited.MapDelete("/{enterpriseId:guid}", WithdrawInvitation.Handle).NeedsRecentProof();

var gateway = app.MapGroup("/sessions")
    .RequireAuthorization(policy => policy.RequireRole(Roles.Service).RequireClaim("sub", "gateway"));
gateway.MapPost("/", OpenSession.Handle).AddEndpointFilter<SayWhenToTryAgain>();
gateway.MapPost("/{sessionId:guid}/access-token", RenewAccessToken.Handle);
app.MapGet("/sessions/revoked", ListRevokedSessions.Handle).For(Roles.Service);
gateway.MapPost("/{sessionId:guid}/proof", ProveAgain.Handle).AddEndpointFilter<SayWhenToTryAgain>();
app.MapDelete("/sessions/{sessionId:guid}", EndSession.Handle);
gateway.MapPost("/used", NoteUse.Handle);
app.MapGet("/me", GetMe.Handle);
app.MapGet("/me/window-key", GetWindowKey.Handle);
app.MapPut("/me/password", ChangePassword.Handle).AddEndpointFilter<SayWhenToTryAgain>();
app.MapGet("/me/sessions", ListMySessions.Handle);
app.MapDelete("/me/sessions", EndMySessions.Handle).NeedsRecentProof();
app.MapDelete("/me/sessions/{sessionId:guid}", EndMySession.Handle).NeedsRecentProof();
app.MapPost("/me/email-confirmation", SendConfirmationAgain.Handle).For(Roles.Enterprise)
    .AddEndpointFilter<SayWhenToTryAgain>();
app.MapPost("/email-confirmations", ConfirmEmail.Handle).AllowAnonymous();
app.MapPut("/me/email", ChangeEmail.Handle).For(Roles.Enterprise).NeedsRecentProof()
    .AddEndpointFilter<SayWhenToTryAgain>();
app.MapDelete("/me/email/change", ChangeEmail.Cancel).For(Roles.Enterprise);
app.MapPost("/password-resets", RequestReset.Handle).AllowAnonymous().AddEndpointFilter<SayWhenToTryAgain>();
app.MapPost("/password-resets/completion", CompleteReset.Handle).AllowAnonymous();
app.MapGet("/demo-accounts", ListDemoAccounts.Handle).AllowAnonymous();
app.MapGet("/demo-accounts/{account}/code", GetDemoCode.Handle).AllowAnonymous();

app.MapPost("/enrolments", BeginEnrolment.Handle).AllowAnonymous();
app.MapPost("/enrolments/confirmation", ConfirmEnrolment.Handle).AllowAnonymous();

var agents = app.MapGroup("/agents").For(Roles.Enterprise);
agents.MapGet("/", ListAgents.Handle);
agents.MapPost("/", AddAgent.Handle).AddEndpointFilter<SayWhenToTryAgain>();
agents.MapPut("/{agentId:guid}", RenameAgent.Handle);
agents.MapPost("/{agentId:guid}/invitation", InviteAgent.Handle).AddEndpointFilter<SayWhenToTryAgain>();
agents.MapPost("/{agentId:guid}/authorisation", AuthoriseAgent.Handle);
agents.MapDelete("/{agentId:guid}/authorisation", DeauthoriseAgent.Handle);

var officers = app.MapGroup("/officers").For(Roles.Administrator);
officers.MapGet("/", ListOfficers.Handle);
officers.MapPost("/", AddOfficer.Handle).NeedsRecentProof();
officers.MapPut("/{officerId:guid}", ChangeOfficer.Handle).NeedsRecentProof();
officers.MapPost("/{officerId:guid}/authorisation", EnableOfficer.Handle).NeedsRecentProof();
officers.MapDelete("/{officerId:guid}/authorisation", EnableOfficer.Disable).NeedsRecentProof();
officers.MapPost("/{officerId:guid}/invitation", InviteOfficer.Handle).NeedsRecentProof();
officers.MapDelete("/{officerId:guid}/one-time-codes", ResetSecondFactor.Handle).NeedsRecentProof();
app.MapGet("/officers/names", GetNames.Handle).For(
    Roles.PreliminaryOfficer, Roles.ForeignAffairsOfficer, Roles.MinistryOfficer, Roles.FinanceOfficer, Roles.Operator,
    Roles.Administrator);
var accounts = app.MapGroup("/accounts").For(Roles.Administrator);
accounts.MapPost("/search", FindAccounts.Handle);
accounts.MapPost("/{accountId:guid}/sign-out", EndSessionsOf.Handle).NeedsRecentProof();
app.MapPost("/invitations/look", AcceptInvitation.Look).AllowAnonymous();
app.MapPost("/invitations/acceptance", AcceptInvitation.Handle).AllowAnonymous();

var keys = app.MapGroup("/signing-keys").For(Roles.Operator, Roles.Administrator);
keys.MapGet("/", RotateSigningKey.List);
keys.MapPost("/", RotateSigningKey.Handle);
var systems = app.MapGroup("/systems").For(Roles.Administrator);
systems.MapGet("/", ListSystems.Handle);
systems.MapPost("/{name}/secret", RotateSecret.Handle);
systems.MapPost("/subscribers/{name}", RegisterSubscriber.Handle).NeedsRecentProof();
systems.MapPut("/subscribers/{name}", ChangeSubscriber.Handle).NeedsRecentProof();
systems.MapDelete("/subscribers/{name}", EndSubscriber.Handle).NeedsRecentProof();
systems.MapPost("/subscribers/{name}/block", BlockSubscriber.Handle).NeedsRecentProof();
systems.MapDelete("/subscribers/{name}/block", BlockSubscriber.Unblock).NeedsRecentProof();
app.MapGet("/subscription", GetSubscription.Handle).For(Roles.Subscriber).WithScope(Scopes.ReadEvents);

var broker = app.MapGroup("/broker").For(Roles.Operator);
broker.MapGet("/queues", ListQueues.Handle);
broker.MapPost("/queues/{queue}/sending", SendAgain.All);
var letters = broker.MapGroup("/queues/{queue}/letters");
letters.MapGet("/", ListDeadLetters.Handle);
letters.MapPost("/{letterId:guid}/sending", SendAgain.Handle);
letters.MapPost("/{letterId:guid}/discard", AskForDiscard.Handle);
var discards = broker.MapGroup("/discards").WithETags();
discards.MapGet("/", ListDiscards.Handle);
discards.MapPost("/{discardId:guid}/approval", DecideDiscard.Approve).NeedsRecentProof();
discards.MapPost("/{discardId:guid}/refusal", DecideDiscard.Refuse);
discards.MapPost("/{discardId:guid}/withdrawal", DecideDiscard.Withdraw);

if (!await app.WasAskedForAsync(args))
{
    await app.MigrateAndRunAsync<IdentityDb>(args);
}

public partial class Program;
