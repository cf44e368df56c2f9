namespace ApecCard.AppHost.Local;

/// <summary>A value from configuration (Parameters:name), or a generated one that is kept.</summary>
public sealed class ParameterResource(string name, Func<string> value, bool secret = false) : Resource(name)
{
    private readonly Lazy<string> _value = new(value);

    public string Value => _value.Value;

    public bool Secret => secret;

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) => new(Value);
}

/// <summary>What a parameter is when nobody sets it.</summary>
public abstract class ParameterDefault
{
    public abstract string GetDefaultValue();
}
