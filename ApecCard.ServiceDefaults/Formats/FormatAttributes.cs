using System.ComponentModel.DataAnnotations;

namespace ApecCard.ServiceDefaults.Formats;

/// <summary>A unified social credit code whose check character is right (GB 32100); nothing is right, too.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class UsccAttribute() : ValidationAttribute("The unified social credit code has a wrong check character.")
{
    public override bool IsValid(object? value) => value is null || Uscc.IsValid(value as string);
}

/// <summary>A mobile number of mainland China.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class MobileAttribute() : ValidationAttribute("A mobile number has 11 digits and starts with 13 to 19.")
{
    public override bool IsValid(object? value) => value is null || Mobile.IsValid(value as string);
}

/// <summary>A taxpayer number: 15 or 20 characters, or a unified social credit code.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class TaxpayerNumberAttribute() : ValidationAttribute(
    "This is no taxpayer number: 15, 18 or 20 characters, the check character right.")
{
    public override bool IsValid(object? value) => value is null || TaxpayerNumber.IsValid(value as string);
}
