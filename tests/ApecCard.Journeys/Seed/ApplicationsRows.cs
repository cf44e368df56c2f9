using System.Security.Cryptography;
using System.Text;
using ApecCard.Journeys.People;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;
using Npgsql;

namespace ApecCard.Journeys.Seed;

/// <summary>
/// The rows of seeded cases in the database of Applications, in values as the service writes them; but nobody's data
/// is not encrypted.
/// </summary>
internal static class ApplicationsRows
{
    private static readonly string[] _economies = [.. Economies.PreClearing];

    public static void WriteEnterprises(NpgsqlConnection database, IEnumerable<SeededEnterprise> enterprises)
    {
        using var copy = database.BeginBinaryImport(
            """copy "Enterprises" ("Id", "Version", "Name", "Uscc") from stdin (format binary)""");
        foreach (var (id, company) in enterprises)
        {
            copy.StartRow();
            copy.Write(id);
            copy.Write(1);
            copy.Write(company.Name);
            copy.Write(company.Uscc);
        }

        copy.Complete();
    }

    public static void WriteCases(NpgsqlConnection database, IEnumerable<SeededCase> cases, BlindIndex index)
    {
        using var copy = database.BeginBinaryImport("""
            copy "Cases" ("Id", "EnterpriseId", "StartedAt", "Number", "Form", "Office", "Person", "Passport",
                "RulesVersion",
                "SubmittedAt", "Materials", "Stage", "WaitingSince", "Reminders", "Clearance", "Card", "Delivery",
                "Round", "ReviewVersion", "RefusalReason", "FeeAmount", "FeeCurrency", "FeePaid", "FeeRefunded",
                "AskedEconomies", "AskedAt", "Words", "Questions", "Corrections", "Calls", "CardId", "CardExpiresOn",
                "TrackingNumber", "Version")
            from stdin (format binary)
            """);
        foreach (var one in cases)
        {
            WriteCase(copy, one, index);
        }

        copy.Complete();
    }

    /// <summary>The database gives the entries their places.</summary>
    public static void WriteTimelines(NpgsqlConnection database, IEnumerable<SeededCase> cases)
    {
        using var copy = database.BeginBinaryImport("""
            copy "Timeline" ("CaseId", "EnterpriseId", "CaseVersion", "What", "By", "Label", "At")
            from stdin (format binary)
            """);
        foreach (var one in cases)
        {
            foreach (var (version, step) in one.Story.Steps.Index())
            {
                copy.StartRow();
                copy.Write(one.Id);
                copy.Write(one.Enterprise.Id);
                copy.Write(version);
                copy.Write(step.What);
                copy.Write(step.By);
                copy.Write(step.Label);
                copy.Write(one.At(version));
            }
        }

        copy.Complete();
    }

    private static void WriteCase(NpgsqlBinaryImporter copy, SeededCase one, BlindIndex index)
    {
        var (story, hasCard) = (one.Story, one.Story.Card is not "None");
        copy.StartRow();
        copy.Write(one.Id);
        copy.Write(one.Enterprise.Id);
        copy.Write(one.StartedAt);
        copy.Write(one.Number);
        copy.WriteJson(Forms.Complete(one.Applicant, one.Enterprise.Company, one.Office));
        copy.Write(one.Office);
        copy.Write(SHA256.HashData(Encoding.UTF8.GetBytes(one.Number))); // has to differ: nobody applies twice
        copy.Write(index.OfPassport(one.Applicant.PassportNumber));
        copy.Write(1);
        copy.Write(one.At(1));
        copy.WriteJson(Materials.Of(one));
        copy.Write(story.Stage);
        copy.Write(one.LastAt);
        copy.Write(0);
        copy.Write(story.Clearance);
        copy.Write(story.Card);
        copy.Write(story.Delivery);
        copy.Write(1);
        copy.Write(0);
        copy.WriteIf(story.Stage is "Refused", RefusalReasons.NoBusinessNeed);
        copy.Write(720.00m);
        copy.Write("CNY");
        copy.Write(story.IsPaid);
        copy.Write(false);
        copy.Write(story.IsWithEconomies ? _economies : []);
        copy.WriteIf(story.IsWithEconomies, one.At(Story.AskedAt));
        copy.WriteJson(Words(one));
        copy.WriteJson(Array.Empty<object>());
        copy.WriteJson(Corrections(one));
        copy.WriteJson(Array.Empty<object>());
        copy.WriteIf(hasCard, SeededCase.Identify(one.LastAt, SeededCase.Kind.Card, one.Serial));
        copy.WriteIf(hasCard, DateOnly.FromDateTime(one.LastAt.DateTime).AddYears(5));
        copy.WriteIf(hasCard, S10.Number("EA", one.Serial, "CN"));
        copy.Write(story.Steps.Length - 1);
    }

    private static object[] Words(SeededCase one) => one.Story.Clearance switch
    {
        "Complete" => Grants(one, _economies.Length),
        "InProgress" => Grants(one, one.Serial % _economies.Length),
        _ => [],
    };

    private static object[] Grants(SeededCase one, int count) =>
    [
        .. _economies.Take(count)
            .Select(economy => new { economy, answer = "Granted", version = 1, at = one.LastAt }),
    ];

    private static object[] Corrections(SeededCase one) => one.Story.Stage is not "Correction" ? [] :
    [
        new
        {
            round = 1,
            stage = "PreliminaryReview",
            pins = new[]
            {
                new { kind = "Field", target = "applicant.mobile", reason = "该号码无法接通。", before = one.Applicant.Mobile },
            },
            requestedAt = one.LastAt,
        },
    ];
}
