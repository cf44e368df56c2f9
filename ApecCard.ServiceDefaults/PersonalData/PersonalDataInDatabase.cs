using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ApecCard.ServiceDefaults;

/// <summary>
/// Brings the keys to where a database's columns are mapped. Contexts are pooled, so only their options can; those with
/// other keys map for themselves.
/// </summary>
public sealed class PersonalDataInDatabase(PersonalJson json, BlindIndex index) : IDbContextOptionsExtension
{
    public PersonalJson Json => json;

    public BlindIndex Index => index;

    public DbContextOptionsExtensionInfo Info => new KeysInfo(this);

    public void ApplyServices(IServiceCollection services)
    {
    }

    public void Validate(IDbContextOptions options)
    {
    }

    private sealed class KeysInfo(PersonalDataInDatabase extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;
        public override string LogFragment => "";

        public override int GetServiceProviderHashCode() => extension.Json.GetHashCode();

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) =>
            other.Extension is PersonalDataInDatabase keys && keys.Json == extension.Json;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo)
        {
        }
    }
}

public static class AddPersonalDataExtensions
{
    /// <summary>The service keeps personal data: its database encrypts it, and finds it by a blind index.</summary>
    public static void AddPersonalData<TDb>(this IHostApplicationBuilder builder) where TDb : ServiceDbContext
    {
        builder.Services.AddSingleton<PersonalJson>().AddSingleton<BlindIndex>();
        builder.Services.ConfigureDbContext<TDb>((services, options) => options.UsePersonalData(
            new(services.GetRequiredService<PersonalJson>(), services.GetRequiredService<BlindIndex>())));
    }

    public static DbContextOptionsBuilder UsePersonalData(
        this DbContextOptionsBuilder options, PersonalDataInDatabase keys)
    {
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(keys);
        return options;
    }
}
