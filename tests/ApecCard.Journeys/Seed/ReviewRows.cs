using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace ApecCard.Journeys.Seed;

/// <summary>The rows of seeded cases in the database of Review, in values as the service writes them.</summary>
internal static class ReviewRows
{
    private const int Days = 5; // what the demo's offices have for a review

    private static readonly string[] _stages = ["PreliminaryReview", "ForeignAffairsReview", "MinistryReview"];

    public static void WriteCases(NpgsqlConnection database, IEnumerable<SeededCase> cases)
    {
        using var copy = database.BeginBinaryImport("""
            copy "Cases" ("Id", "CaseNumber", "Office", "EnterpriseId", "Terms_Version", "Terms_PreliminaryOfficers",
                "Terms_PreliminaryDays", "Terms_ForeignAffairsDays", "Terms_MinistryDays", "Materials", "Stage",
                "ReturnedFrom", "Round", "QueuePosition", "ReceivedAt", "DueAt", "DaysLeft", "CameToMinistry",
                "Escalated", "History", "Version")
            from stdin (format binary)
            """);
        foreach (var one in cases)
        {
            WriteCase(copy, one);
        }

        copy.Complete();
    }

    private static void WriteCase(NpgsqlBinaryImporter copy, SeededCase one)
    {
        var (story, isReturned) = (one.Story, one.Story.ReviewStage is "Returned");
        var dueAt = one.LastAt.AddDays(Days + 2); // there is a weekend in every five working days
        var history = History(one).ToArray();
        copy.StartRow();
        copy.Write(one.Id);
        copy.Write(one.Number);
        copy.Write(one.Office);
        copy.Write(one.Enterprise.Id);
        copy.Write(1);
        copy.Write(1);
        copy.Write(Days);
        copy.Write(Days);
        copy.Write(Days);
        copy.Write(Materials.Items);
        copy.Write(story.ReviewStage);
        copy.WriteIf(isReturned, _stages[0]);
        copy.Write(1);
        var position = story.IsInReview ? dueAt : one.LastAt;
        copy.Write(SeededCase.Identify(position, SeededCase.Kind.QueuePosition, one.Serial));
        copy.Write(one.LastAt);
        copy.WriteIf(story.IsInReview, dueAt);
        copy.Write(isReturned ? Days : 0);
        copy.Write(story.IsPaid);
        copy.Write(false);
        copy.Write(JsonSerializer.Serialize(history), NpgsqlDbType.Jsonb); // named like the properties
        copy.Write(history.Length);
    }

    private static IEnumerable<object> History(SeededCase one)
    {
        for (var passed = 0; passed < one.Story.ReviewsPassed; passed++)
        {
            yield return Act(one, _stages[passed], "Passed");
        }

        if (one.Story.End is { What: "Refused" or "CorrectionRequested" } end)
        {
            yield return Act(one, _stages[one.Story.ReviewsPassed], end.What is "Refused" ? "Refused" : "Returned");
        }
    }

    private static object Act(SeededCase one, string stage, string kind) =>
        new { Stage = stage, Kind = kind, Officer = $"seeded-{stage}", At = one.LastAt, Round = 1 };
}
