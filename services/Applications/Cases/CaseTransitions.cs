using static ApecCard.Applications.Cases.CaseAction;

namespace ApecCard.Applications.Cases;

/// <summary>The guide as a table: how a case comes from a draft to the economies.</summary>
public static class CaseTransitions
{
    /// <summary>What may happen at a stage, and where it leads.</summary>
    public static readonly IReadOnlyDictionary<(Stage From, CaseAction Action), Stage> Stages =
        new Dictionary<(Stage, CaseAction), Stage>
        {
            [(Stage.Draft, EditForm)] = Stage.Draft,
            [(Stage.Draft, Submit)] = Stage.PreliminaryReview,
            [(Stage.PreliminaryReview, PassPreliminaryReview)] = Stage.ForeignAffairsReview,
            [(Stage.ForeignAffairsReview, PassForeignAffairsReview)] = Stage.AwaitingPayment,
            [(Stage.AwaitingPayment, ConfirmPayment)] = Stage.MinistryReview,
            [(Stage.MinistryReview, PassMinistryReview)] = Stage.Forwarded,
        };
}
