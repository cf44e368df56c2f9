using ApecCard.Gateway;
using ApecCard.Gateway.Proxy;
using ApecCard.Gateway.Sessions;
using ApecCard.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddBrowserSessions();
builder.AddLimits();
builder.AddConnectionLimits();
builder.Services.AddServices();

var app = builder.Build();
app.UseTrustedProxies();
app.UseSecurityHeaders();
app.MapDefaultEndpoints();
app.UseOnlyTls();
app.UseBodyLimits();
app.UseRateLimiter(); // after the sign-in is known: it counts by account
app.MapDevelopmentClock();

var browser = app.MapGroup("/bff").AllowAnonymous().ExcludeFromDescription();
browser.MapPost("/sign-in", SignIn.Handle).RequireRateLimiting(Limits.SignIn);
browser.MapPost("/reauthentication", ProveAgain.Handle).RequireRateLimiting(Limits.SignIn);
browser.MapPost("/sign-out", SignOut.Handle).RequireAuthorization();
browser.MapGet("/session", GetSession.Handle);
browser.MapPost("/sign-of-life", SignOfLife.Handle);

app.MapServices();
app.MapFallback("/api/{**unknown}", () => TypedResults.NotFound()).AllowAnonymous();
app.MapFallback("/{**missing:file}", () => TypedResults.NotFound()).AllowAnonymous();
app.MapSecurityText();
app.MapStaticAssets().AllowAnonymous();
app.MapFallbackToFile("/verify/{**rest:nonfile}", "verify/index.html").AllowAnonymous(); // virtual cards, also offline
app.MapPortal();
app.Run();

public partial class Program;
