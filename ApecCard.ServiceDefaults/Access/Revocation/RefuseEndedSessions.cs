using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace ApecCard.ServiceDefaults;

/// <summary>A well signed token of a session that has ended is refused: 401 <c>session.ended</c>.</summary>
internal static class RefuseEndedSessions
{
    public static void AddRevocation(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RevokedSessions>().AddSingleton<RevocationsHeard>()
            .AddHostedService(services => services.GetRequiredService<RevocationsHeard>());
        builder.Services.AddHealthChecks().Add(new(
            "revocations", services => services.GetRequiredService<RevocationsHeard>(),
            failureStatus: null, tags: null));
        builder.Services.Configure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, bearer =>
            bearer.Events = new() { OnTokenValidated = Look, OnChallenge = SayWhy });

        // Identity itself has no such setting: it knows.
        if (builder.Configuration["Identity:Url"] is { } identity)
        {
            builder.Services.TryAddSingleton<ServiceTokens>();
            builder.Services.TryAddTransient<BearServiceToken>();
            builder.Services.AddSingleton<IKnowRevocations, AskIdentity>();
            builder.Services.AddHttpClient(AskIdentity.Client, http => http.BaseAddress = new(identity))
                .AddHttpMessageHandler<BearServiceToken>();
        }
    }

    private static Task Look(TokenValidatedContext context)
    {
        var revoked = context.HttpContext.RequestServices.GetRequiredService<RevokedSessions>();
        if (Guid.TryParse(context.Principal?.FindFirst("sid")?.Value, out var session) && revoked.Contains(session))
        {
            context.Fail(new SessionEndedException());
        }

        return Task.CompletedTask;
    }

    private static Task SayWhy(JwtBearerChallengeContext context) =>
        context.AuthenticateFailure is SessionEndedException ended ? throw ended : Task.CompletedTask;
}

/// <summary>The session has ended, however good what was shown of it (401).</summary>
public sealed class SessionEndedException() : ProblemException(
    StatusCodes.Status401Unauthorized, "session.ended", "The session has ended. Sign in again.");
