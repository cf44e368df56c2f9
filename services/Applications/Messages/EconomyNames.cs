namespace ApecCard.Applications.Messages;

/// <summary>APEC's names of the economies.</summary>
public static class EconomyNames
{
    private static readonly Dictionary<string, (string Chinese, string English)> _names = new()
    {
        ["AUS"] = ("澳大利亚", "Australia"),
        ["BRN"] = ("文莱", "Brunei Darussalam"),
        ["CHL"] = ("智利", "Chile"),
        ["IDN"] = ("印度尼西亚", "Indonesia"),
        ["JPN"] = ("日本", "Japan"),
        ["KOR"] = ("韩国", "Korea"),
        ["MEX"] = ("墨西哥", "Mexico"),
        ["MYS"] = ("马来西亚", "Malaysia"),
        ["NZL"] = ("新西兰", "New Zealand"),
        ["PER"] = ("秘鲁", "Peru"),
        ["PHL"] = ("菲律宾", "the Philippines"),
        ["PNG"] = ("巴布亚新几内亚", "Papua New Guinea"),
        ["RUS"] = ("俄罗斯", "Russia"),
        ["SGP"] = ("新加坡", "Singapore"),
        ["THA"] = ("泰国", "Thailand"),
        ["VNM"] = ("越南", "Viet Nam"),
    };

    public static string InChinese(string? economy) => Of(economy).Chinese;

    public static string InEnglish(string? economy) => Of(economy).English;

    private static (string Chinese, string English) Of(string? economy) =>
        economy is null ? ("", "") : _names.GetValueOrDefault(economy, (economy, economy));
}
