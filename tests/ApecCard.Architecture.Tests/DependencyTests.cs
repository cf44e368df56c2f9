using System.Reflection;

namespace ApecCard.Architecture.Tests;

/// <summary>What may know what: services know the messages and what all share, never each other.</summary>
public class DependencyTests
{
    public static TheoryData<string> Services => [.. Tree.Services];

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_references_no_other_service(string service)
    {
        var allowed = new[] { "ApecCard.Contracts", "ApecCard.ServiceDefaults" };
        Assert.Empty(Tree.References(Tree.ServiceProject(service)).Except(allowed));
        Assert.Empty(Ours(Load(service)).Except(allowed));
    }

    [Fact]
    public void The_contracts_reference_nothing()
    {
        var contracts = Tree.ServiceProject("Contracts");
        Assert.Empty(Tree.References(contracts));
        Assert.Empty(Tree.Packages(contracts));
        Assert.Empty(Ours(Load("Contracts")));
    }

    [Fact]
    public void What_all_share_knows_no_service()
    {
        Assert.Empty(Ours(Load("ServiceDefaults")).Except(["ApecCard.Contracts"]));
        Assert.Empty(Ours(Load("Gateway")).Except(["ApecCard.Contracts", "ApecCard.ServiceDefaults"]));
    }

    [Fact]
    public void The_contracts_are_records_and_enums() => Assert.All(
        Load("Contracts").GetExportedTypes(),
        type => Assert.True(type.IsEnum || type.GetMethod("<Clone>$") is not null, $"{type.Name} is neither."));

    [Fact]
    public void What_runs_in_production_has_no_test_package_and_no_version_of_its_own() =>
        Assert.All(Tree.ProductionProjects, project =>
    {
        Assert.DoesNotContain(Tree.Packages(project), package =>
            package.Contains("xunit", StringComparison.Ordinal)
                || package is "FsCheck" or "Microsoft.AspNetCore.Mvc.Testing");
        Assert.DoesNotContain("Version=\"", string.Concat(
            File.ReadLines(project).Where(line => line.Contains("<PackageReference", StringComparison.Ordinal))),
                StringComparison.Ordinal);
    });

    private static Assembly Load(string project) => Assembly.Load($"ApecCard.{project}");

    private static IEnumerable<string> Ours(Assembly assembly) => assembly.GetReferencedAssemblies()
        .Select(reference => reference.Name!).Where(name => name.StartsWith("ApecCard.", StringComparison.Ordinal));
}
