namespace ApecCard.Applications.Cases;

/// <summary>What leads a case on: what people ask for, and what other services report.</summary>
public enum CaseAction
{
    EditForm,
    Submit,
    PassPreliminaryReview,
    PassForeignAffairsReview,
    ConfirmPayment,
    PassMinistryReview,
}

public static class CaseActions
{
    /// <summary>What the enterprise may be offered: the portal's buttons.</summary>
    public static readonly CaseAction[] ForEnterprise = [CaseAction.EditForm, CaseAction.Submit];
}
