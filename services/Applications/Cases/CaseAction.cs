using static ApecCard.Applications.Cases.CaseAction;

namespace ApecCard.Applications.Cases;

/// <summary>What leads a case on: what people ask for, and what other services report.</summary>
public enum CaseAction
{
    EditForm,
    Submit,
    Withdraw,
    SubmitCorrection,
    AnswerQuestion,
    Renew,
    StartAnew,
    PassPreliminaryReview,
    PassForeignAffairsReview,
    PassMinistryReview,
    RequestCorrection,
    Refuse,
    ConfirmPayment,
    Lapse,
    RefuseByAllEconomies,
}

/// <summary>Who brings an action about.</summary>
public enum Actor { Enterprise, Office, Ministry, Economy, Payments, Delivery, System }

public static class CaseActions
{
    /// <summary>What the enterprise may be offered: the portal's buttons.</summary>
    public static readonly CaseAction[] ForEnterprise =
        [EditForm, Submit, Withdraw, CaseAction.SubmitCorrection, CaseAction.AnswerQuestion, Renew, StartAnew];

    /// <summary>Who brings an action about at a stage.</summary>
    public static Actor ActorOf(CaseAction action, Stage at) => action switch
    {
        PassPreliminaryReview or PassForeignAffairsReview => Actor.Office,
        PassMinistryReview => Actor.Ministry,
        RequestCorrection or Refuse => at is Stage.MinistryReview ? Actor.Ministry : Actor.Office,
        ConfirmPayment => Actor.Payments,
        Lapse => Actor.System,
        RefuseByAllEconomies => Actor.Economy,
        _ => Actor.Enterprise,
    };
}
