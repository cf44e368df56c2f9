using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Form;

/// <summary>
/// What is missing or wrong in a form: the field's path, a code for programs, a sentence in both languages.
/// </summary>
public sealed record FormProblem(string Field, string Code, string Chinese, string English)
{
    /// <summary>Refuses a submission with all of them, each beside its field.</summary>
    public static InvalidInputException Refusal(IReadOnlyList<FormProblem> problems) => new(problems
        .GroupBy(problem => problem.Field)
        .ToDictionary(field => field.Key, field => field.Select(problem => problem.English).ToArray()))
    {
        Extensions = { ["problems"] = problems },
    };
}
