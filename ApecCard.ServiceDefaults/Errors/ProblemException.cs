using Microsoft.AspNetCore.Http;

namespace ApecCard.ServiceDefaults;

/// <summary>
/// What was asked cannot be done, and the caller is told so: a status, a code that stays the same for programs, and a
/// sentence for people. Nothing has been changed.
/// </summary>
public class ProblemException(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>What else the problem document tells, by name.</summary>
    public Dictionary<string, object?> Extensions { get; } = [];

    /// <summary>Whose account it is about. The security log says so, the answer does not.</summary>
    public Guid? AccountId { get; set; }

    /// <summary>Half of the address it came from, if that is not who called.</summary>
    public string? Place { get; set; }

    /// <summary>Another service refused it, and has noted that.</summary>
    public bool IsPassedOn { get; init; }
}

/// <summary>A rule of the scheme forbids what was asked (409).</summary>
public sealed class RuleViolationException(string code, string message)
    : ProblemException(StatusCodes.Status409Conflict, code, message);

/// <summary>Somebody else saved first, and what the caller had before their eyes is not so any more (412).</summary>
public sealed class ChangedMeanwhileException() : ProblemException(
    StatusCodes.Status412PreconditionFailed, ProblemCodes.ChangedMeanwhile, Sentence)
{
    internal const string Sentence = "It was changed after you last saw it. Read it again and decide again.";
}

/// <summary>Fields whose content cannot be what it claims to be (400), each with what is wrong about it.</summary>
public sealed class InvalidInputException : ProblemException
{
    /// <param name="errors">By the field's path in camel case, as in <c>applicant.passport.number</c>.</param>
    public InvalidInputException(IReadOnlyDictionary<string, string[]> errors)
        : base(StatusCodes.Status400BadRequest, ProblemCodes.InvalidInput, "Some fields need your attention.") =>
        Extensions["errors"] = errors;

    /// <param name="code">Stays the same for programs: the words of what is wrong, in their language, go by it.</param>
    public InvalidInputException(string field, string code, string message)
        : this(new Dictionary<string, string[]> { [field] = [message] }) =>
        Extensions["problems"] = new[] { new FieldProblem(field, code) };

    private sealed record FieldProblem(string Field, string Code);
}
