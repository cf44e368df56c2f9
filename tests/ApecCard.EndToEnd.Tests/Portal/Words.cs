using System.Text.Json.Nodes;
using ApecCard.Testing;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>The portal's own words in one of its languages, so that a walk can be taken in either.</summary>
public sealed class Words
{
    public static readonly Words Chinese = new("zh");
    public static readonly Words English = new("en");

    private readonly JsonObject[] _files;

    private Words(string language)
    {
        Language = language;
        var folder = Repository.PathTo("gateway", "portal", "src", "i18n", language);
        _files =
        [
            .. Directory.GetFiles(folder, "*.json").Select(file => JsonNode.Parse(File.ReadAllText(file))!.AsObject()),
        ];
    }

    public string Language { get; }

    /// <param name="key">Its path, such as <c>form.next</c>.</param>
    public string this[string key]
    {
        get
        {
            var names = key.Split('.');
            JsonNode section = _files.Single(file => file.ContainsKey(names[0]));
            return names.Aggregate(section, (inner, name) => inner[name]!).GetValue<string>();
        }
    }
}
