using ApecCard.Contracts;

namespace ApecCard.Applications.Enterprises;

/// <summary>An enterprise whose e-licence was verified, as Identity last told.</summary>
public sealed class Enterprise
{
    public required Guid Id { get; init; }
    public int Version { get; private set; }
    public string Name { get; private set; } = "";
    public string Uscc { get; private set; } = "";

    public void Refresh(EnterpriseRegistered registered)
    {
        if (registered.EnterpriseVersion > Version)
        {
            (Version, Name, Uscc) = (registered.EnterpriseVersion, registered.Name, registered.Uscc);
        }
    }
}
