using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Review.Cases;

/// <summary>What an officer's roles let them see and decide.</summary>
public static class Desks
{
    /// <summary>The stages this officer decides.</summary>
    public static ReviewStage[] Stages(this Caller caller)
    {
        (string Role, ReviewStage Stage)[] desks =
        [
            (Roles.PreliminaryOfficer, ReviewStage.PreliminaryReview),
            (Roles.ForeignAffairsOfficer, ReviewStage.ForeignAffairsReview),
            (Roles.MinistryOfficer, ReviewStage.MinistryReview),
        ];
        return [.. desks.Where(desk => caller.Is(desk.Role)).Select(desk => desk.Stage)];
    }

    /// <summary>403 <c>review.not-your-stage</c> unless the officer's roles decide this stage.</summary>
    public static void MustDecide(this Caller caller, ReviewStage stage)
    {
        if (!caller.Stages().Contains(stage))
        {
            throw new ProblemException(
                StatusCodes.Status403Forbidden, "review.not-your-stage", $"Your role does not decide the {stage}.");
        }
    }

    /// <summary>
    /// The cases of the officer's own office; to the ministry those of all offices, once they come to it.
    /// </summary>
    public static IQueryable<ReviewCase> SeenBy(this IQueryable<ReviewCase> cases, Caller caller)
    {
        var office = caller.SitsInAnOffice() ? caller.Office : null;
        var ministry = caller.Is(Roles.MinistryOfficer);
        return cases.Where(review => review.Office == office
            || (ministry && review.CameToMinistry));
    }

    /// <summary>
    /// The queue of one stage, or of all that the officer decides: the officer's own office's, and the ministry's. 403
    /// <c>review.not-your-stage</c> for another stage's.
    /// </summary>
    public static IQueryable<ReviewCase> InQueue(this IQueryable<ReviewCase> cases, ReviewStage? stage, Caller caller)
    {
        if (stage is { } one)
        {
            caller.MustDecide(one);
        }

        var queues = (stage is { } only ? [only] : caller.Stages()).Select(CaseStages.Of).ToArray();
        return queues is [CaseStage.MinistryReview]
            ? cases.Where(review => review.Stage == CaseStage.MinistryReview) // a constant: it has an index of its own
            : cases.Where(review => queues.Contains(review.Stage)
                && (review.Office == caller.Office || review.Stage == CaseStage.MinistryReview));
    }

    private static bool SitsInAnOffice(this Caller caller) =>
        caller.Is(Roles.PreliminaryOfficer) || caller.Is(Roles.ForeignAffairsOfficer);
}
