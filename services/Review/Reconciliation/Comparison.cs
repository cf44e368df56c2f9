using ApecCard.Review.Applications;
using ApecCard.Review.Cases;

namespace ApecCard.Review.Reconciliation;

/// <summary>What is to be done about a case, when both sides have been still for a while.</summary>
public enum Remedy { None, OpenHere, ResumeHere, OpenMinistryReviewHere, CloseHere, Report }

/// <summary>No case is ever outside every queue: where Applications has it decides where it must be here.</summary>
public static class Comparison
{
    /// <param name="there">Null when Applications does not know it.</param>
    /// <param name="here">Null when Review does not know it.</param>
    public static Remedy Of(CaseStanding? there, ReviewCase? here) => (there, here) switch
    {
        (null, null) => Remedy.None,
        (null, _) => Remedy.Report,
        ({ Stage: "PreliminaryReview", Round: 1 }, null) => Remedy.OpenHere,
        ({ HasEnded: true }, null) => Remedy.None,
        (_, null) => Remedy.Report,
        ({ HasEnded: true }, { Stage: CaseStage.Closed }) => Remedy.None,
        ({ HasEnded: true }, _) => Remedy.CloseHere,
        ({ Stage: "Correction" }, { Stage: CaseStage.Returned }) => Remedy.None,
        (_, { Stage: CaseStage.Returned }) when there.Round > here.Round && there.Stage == $"{here.ReturnedFrom}" =>
            Remedy.ResumeHere,
        ({ Stage: "AwaitingPayment" }, { Stage: CaseStage.ForeignAffairsPassed }) => Remedy.None,
        ({ Stage: "MinistryReview" }, { Stage: CaseStage.ForeignAffairsPassed }) => Remedy.OpenMinistryReviewHere,
        ({ Stage: "Forwarded" }, { Stage: CaseStage.PreClearance or CaseStage.Closed }) => Remedy.None,
        _ => there.Stage == $"{here.Stage}" && there.Round == here.Round ? Remedy.None : Remedy.Report,
    };
}
