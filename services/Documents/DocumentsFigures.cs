using ApecCard.ServiceDefaults;

namespace ApecCard.Documents;

/// <summary>What operators watch of the files.</summary>
internal static class DocumentsFigures
{
    public static readonly Figure[] All =
    [
        new("apeccard.files", "Files kept, by what the virus scanner said", """
            select "Scan" as scan, count(*) as value from "Files" where "PurgedAt" is null group by 1
            """),
        new("apeccard.files.size", "Size of the files kept", """
            select coalesce(sum("Size"), 0) as value from "Files" where "PurgedAt" is null
            """, "By"),
        new("apeccard.uploads.open", "Uploads begun and not finished", """
            select count(*) as value from "Uploads" where "FileId" is null
            """),
    ];
}
