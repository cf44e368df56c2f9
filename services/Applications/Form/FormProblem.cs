namespace ApecCard.Applications.Form;

/// <summary>
/// What is missing or wrong in a form: the field's path, a code for programs, a sentence in both languages.
/// </summary>
public sealed record FormProblem(string Field, string Code, string Chinese, string English);
