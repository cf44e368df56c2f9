using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Polly;

namespace ApecCard.ServiceDefaults;

/// <summary>
/// Turns the ways of saying no into ProblemDetails with a code. What it does not know is a fault of ours: the framework
/// logs it and answers 500.
/// </summary>
internal sealed class ProblemHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken ct)
    {
        var problem = exception switch
        {
            ProblemException known => known,
            BadHttpRequestException bad => Malformed(bad),
            DbUpdateConcurrencyException => ChangedMeanwhile(http),
            DbUpdateException { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } } =>
                new(StatusCodes.Status409Conflict, ProblemCodes.AlreadyExists, "Somebody did the same a moment ago."),
            HttpRequestException or ExecutionRejectedException =>
                Unavailable("Nothing has been changed: try again in a moment."),
            _ when IsDatabaseAway(exception) =>
                Unavailable("Look whether it was done before you try again in a moment."),
            _ when IsTextThatPostgresRefuses(exception) =>
                new(StatusCodes.Status400BadRequest, ProblemCodes.Malformed, "A text holds a character it may not."),
            _ => null,
        };
        if (problem is null)
        {
            return false;
        }

        http.WasRefused(problem);
        http.Response.StatusCode = problem.Status;
        return await problems.TryWriteAsync(new()
        {
            HttpContext = http,
            ProblemDetails =
            {
                Detail = problem.Message,
                Extensions = new Dictionary<string, object?>(problem.Extensions) { ["code"] = problem.Code },
            },
        });
    }

    private static ProblemException Malformed(BadHttpRequestException bad)
    {
        if (bad.InnerException is not JsonException json)
        {
            var code = bad.StatusCode is StatusCodes.Status400BadRequest
                ? ProblemCodes.Malformed
                : ProblemCodes.Of(bad.StatusCode);
            return new(bad.StatusCode, code, "The request cannot be read: " + bad.Message);
        }

        var field = json.Path?.TrimStart('$').TrimStart('.') is { Length: > 0 } path ? path : "body";
        return new(StatusCodes.Status400BadRequest, ProblemCodes.Malformed, $"The JSON cannot be read at {field}.")
        {
            Extensions =
            {
                ["errors"] = new Dictionary<string, string[]> { [field] = ["It is not of the expected form."] },
            },
        };
    }

    private static ProblemException Unavailable(string whatToDo) => new(
        StatusCodes.Status503ServiceUnavailable, ProblemCodes.Of(StatusCodes.Status503ServiceUnavailable),
        "A system this depends on does not answer. " + whatToDo);

    // Restarting, out of reach, or too busy to give a connection. EF wraps it, once or twice, in exceptions of its own.
    private static bool IsDatabaseAway(Exception? exception) =>
        exception is NpgsqlException { IsTransient: true }
            || (exception is not null && IsDatabaseAway(exception.InnerException));

    // Somebody else saved first: 412 to who said with If-Match what they had seen, 409 to the others.
    private static ProblemException ChangedMeanwhile(HttpContext http) => new(
        http.Request.Headers.IfMatch.Count > 0
            ? StatusCodes.Status412PreconditionFailed
            : StatusCodes.Status409Conflict,
        ProblemCodes.ChangedMeanwhile,
        ChangedMeanwhileException.Sentence);

    // NUL in a path or a query reaches PostgreSQL, which has no such character; JSON is checked by PlainText.
    private static bool IsTextThatPostgresRefuses(Exception exception) =>
        (exception as PostgresException ?? exception.InnerException as PostgresException)?.SqlState
            is PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter;
}
