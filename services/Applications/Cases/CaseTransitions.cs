using static ApecCard.Applications.Cases.CaseAction;

namespace ApecCard.Applications.Cases;

/// <summary>The guide as a table: how a case comes from a draft to the economies, and how it may end before.</summary>
public static class CaseTransitions
{
    /// <summary>
    /// What may happen at a stage, and where it leads; null is back to the stage that had returned it.
    /// </summary>
    public static readonly IReadOnlyDictionary<(Stage From, CaseAction Action), Stage?> Stages =
        new Dictionary<(Stage, CaseAction), Stage?>
        {
            [(Stage.Draft, EditForm)] = Stage.Draft,
            [(Stage.Draft, Submit)] = Stage.PreliminaryReview,

            [(Stage.PreliminaryReview, PassPreliminaryReview)] = Stage.ForeignAffairsReview,
            [(Stage.PreliminaryReview, RequestCorrection)] = Stage.Correction, // a first review never rejects outright
            [(Stage.PreliminaryReview, Withdraw)] = Stage.Withdrawn,

            [(Stage.ForeignAffairsReview, PassForeignAffairsReview)] = Stage.AwaitingPayment,
            [(Stage.ForeignAffairsReview, RequestCorrection)] = Stage.Correction,
            [(Stage.ForeignAffairsReview, Refuse)] = Stage.Refused,
            [(Stage.ForeignAffairsReview, Withdraw)] = Stage.Withdrawn,

            [(Stage.AwaitingPayment, ConfirmPayment)] = Stage.MinistryReview,
            [(Stage.AwaitingPayment, Withdraw)] = Stage.Withdrawn,
            [(Stage.AwaitingPayment, Lapse)] = Stage.Lapsed,

            [(Stage.MinistryReview, PassMinistryReview)] = Stage.Forwarded,
            [(Stage.MinistryReview, RequestCorrection)] = Stage.Correction,
            [(Stage.MinistryReview, Refuse)] = Stage.Refused,
            [(Stage.MinistryReview, Withdraw)] = Stage.Withdrawn,

            [(Stage.Correction, EditForm)] = Stage.Correction,
            [(Stage.Correction, CaseAction.SubmitCorrection)] = null,
            [(Stage.Correction, Withdraw)] = Stage.Withdrawn,
            [(Stage.Correction, Lapse)] = Stage.Lapsed,

            [(Stage.Forwarded, CaseAction.AnswerQuestion)] = Stage.Forwarded,
            [(Stage.Forwarded, RefuseByAllEconomies)] = Stage.Refused,
            [(Stage.Forwarded, Renew)] = Stage.Forwarded,

            [(Stage.Refused, StartAnew)] = Stage.Refused,
            [(Stage.Withdrawn, StartAnew)] = Stage.Withdrawn,
            [(Stage.Lapsed, StartAnew)] = Stage.Lapsed,
        };
}
