using System.Text.Json;

namespace ApecCard.AppHost.Local;

/// <summary>Generated passwords and keys: made up once, kept in a file that only its owner can read.</summary>
internal sealed class SecretStore(string? file)
{
    private static readonly JsonSerializerOptions _readable = new() { WriteIndented = true };

    private readonly Lock _lock = new();
    private SortedDictionary<string, string>? _values;

    public string GetOrAdd(string name, Func<string> generate)
    {
        lock (_lock)
        {
            _values ??= Read();
            if (!_values.TryGetValue(name, out var value))
            {
                _values[name] = value = generate();
                if (file is not null)
                {
                    PrivateFile.Write(file, JsonSerializer.Serialize(_values, _readable));
                }
            }

            return value;
        }
    }

    private SortedDictionary<string, string> Read()
    {
        if (file is null || !File.Exists(file))
        {
            return [];
        }

        try
        {
            return JsonSerializer.Deserialize<SortedDictionary<string, string>>(File.ReadAllText(file)) ?? [];
        }
        catch (JsonException e)
        {
            throw new ExpectedFailureException($"{file} is damaged ({e.Message}); ./apec reset begins anew.", e);
        }
    }
}
