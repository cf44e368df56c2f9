namespace ApecCard.Payments.Ledger;

/// <summary>The accounts of the ledger: what is owed to us, what the provider holds, what is earned and owed.</summary>
public enum Account
{
    /// <summary>What is to be paid.</summary>
    Receivable,

    /// <summary>What the payment provider has received and not given back.</summary>
    ProviderClearing,

    /// <summary>What was earned, paid or not.</summary>
    FeeIncome,

    /// <summary>What is to be given back and is not yet.</summary>
    RefundsPayable,
}
