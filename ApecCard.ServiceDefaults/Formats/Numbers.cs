using System.Text.RegularExpressions;

namespace ApecCard.ServiceDefaults.Formats;

/// <summary>A mobile number of mainland China.</summary>
public static partial class Mobile
{
    public static bool IsValid(string? number) => number is not null && Form().IsMatch(number);

    [GeneratedRegex(@"\A1[3-9][0-9]{9}\z")]
    private static partial Regex Form();
}

/// <summary>A passport's number as its MRZ can hold it (ICAO 9303).</summary>
public static partial class PassportNumber
{
    public static bool IsValid(string? number) => number is not null && Form().IsMatch(number);

    [GeneratedRegex(@"\A[A-Z0-9]{1,9}\z")]
    private static partial Regex Form();
}

/// <summary>
/// The number under which an invoice's receiver pays tax: a USCC, or an older one of 15 or 20 characters.
/// </summary>
public static partial class TaxpayerNumber
{
    public static bool IsValid(string? number) =>
        number is not null && (number.Length == Uscc.Length ? Uscc.IsValid(number) : Older().IsMatch(number));

    [GeneratedRegex(@"\A([0-9A-Z]{15}|[0-9A-Z]{20})\z")]
    private static partial Regex Older();
}
