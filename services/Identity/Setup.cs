using ApecCard.Identity.Accounts;
using ApecCard.Identity.Apps;
using ApecCard.Identity.Broker;
using ApecCard.Identity.DeadLetters;
using ApecCard.Identity.DemoData;
using ApecCard.Identity.Letters;
using ApecCard.Identity.SecondFactors;
using ApecCard.Identity.Sessions;
using ApecCard.Identity.Systems;
using ApecCard.Identity.Tokens;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace ApecCard.Identity;

internal static class Setup
{
    public static void AddOwnTokens(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SigningKeys>()
            .AddHostedService(services => services.GetRequiredService<SigningKeys>());
        builder.Services.AddSingleton<IKnowRevocations, ListRevokedSessions.FromDatabase>();
        builder.Services.AddSingleton<IConfigureOptions<JwtBearerOptions>, TrustOwnKeys>();
        builder.Services.AddSingleton(KeyRotation.Of(builder.Configuration)).AddSingleton<AccessTokens>();
        builder.Services.AddSingleton<SystemSecrets>().AddHostedService<ProvisionSystems>();
    }

    public static void AddSignIn(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DerivedKeys>();
        builder.Services.AddHttpContextAccessor()
            .AddScoped(services => SignInPlace.Of(services.GetRequiredService<IHttpContextAccessor>().HttpContext!));
        builder.Services.AddSingleton(IdleLimits.Of(builder.Configuration)).AddSingleton<KnownDevices>();
        builder.Services.AddSingleton<Passwords>().AddScoped<SignIn>().AddScoped<RefreshSession>()
            .AddScoped<OneTimeCodes>().AddScoped<MailedCodes>();
        builder.Services.AddHostedService<EndIdleSessions>();
    }

    public static void AddApps(this IHostApplicationBuilder builder) =>
        builder.Services.AddSingleton(RegisteredApps.Of(builder.Configuration)).AddScoped<OpenAppSession>();

    public static void AddLetters(this IHostApplicationBuilder builder)
    {
        builder.AddMailPost();
        builder.Services.AddSingleton<LetterSecrets>().AddScoped<Letterbox>().AddHostedService<LetterSender>();
    }

    /// <summary>Where Broker__Management says how to reach the broker's management.</summary>
    public static void AddBroker(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<BrokerManagement>().AddSingleton<DeadLetterBoxes>();
        if (builder.Configuration["Broker:Management"] is not null)
        {
            builder.AddWithHealth<BrokerProvisioning>("broker-topology");
            builder.Services.AddHostedService<QueueFigures>();
        }
    }

    public static void AddDemoAccounts(this IHostApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment())
        {
            builder.AddWithHealth<DemoAccounts>("demo-accounts");
        }
    }

    private static void AddWithHealth<T>(this IHostApplicationBuilder builder, string name)
        where T : class, IHostedService, IHealthCheck
    {
        builder.Services.AddSingleton<T>().AddHostedService(services => services.GetRequiredService<T>());
        builder.Services.AddHealthChecks().Add(
            new(name, services => services.GetRequiredService<T>(), failureStatus: null, tags: null));
    }
}
