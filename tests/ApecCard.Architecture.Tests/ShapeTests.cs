using System.Reflection;
using System.Xml.Linq;
using MassTransit;

namespace ApecCard.Architecture.Tests;

/// <summary>How a service is laid out: a folder is a capability, a file a use case.</summary>
public class ShapeTests
{
    private static readonly string[] _saysNothing =
        ["Services", "Handlers", "Consumers", "Models", "Utils", "Helpers", "Common", "Dtos"];

    private static readonly string[] _production = ["services", "gateway", "ApecCard.ServiceDefaults"];

    public static TheoryData<string> Services => [.. Tree.Services];

    public static TheoryData<string> Parts => [.. Tree.Services, "Gateway"];

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_consumer_is_called_When_and_the_message_it_hears(string part) => Assert.All(
        from type in Load(part).GetTypes()
        where !type.IsAbstract
        from heard in type.GetInterfaces()
        where heard.IsGenericType && heard.GetGenericTypeDefinition() == typeof(IConsumer<>)
        select (type.Name, Message: heard.GenericTypeArguments[0].Name),
        consumer => Assert.Equal($"When{consumer.Message}", consumer.Name));

    [Theory]
    [MemberData(nameof(Services))]
    public void A_message_is_heard_by_one_consumer_of_a_service(string service)
    {
        var heard = Load(service).GetTypes().Where(
            type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IConsumer)))
            .SelectMany(type => type.GetInterfaces()).Where(
                one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IConsumer<>))
            .Select(one => one.GenericTypeArguments[0].Name).ToArray();
        Assert.Equal(heard.Distinct().Order(), heard.Order());
    }

    [Fact]
    public void A_folder_is_named_for_a_capability()
    {
        var folders = _production.SelectMany(top => Tree.Folders(Tree.In(top)));
        Assert.DoesNotContain(folders, folder => _saysNothing.Contains(Path.GetFileName(folder)));
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_use_case_says_what_it_is_for(string part)
    {
        var assembly = Load(part);
        var described = XDocument.Load(Path.ChangeExtension(assembly.Location, "xml")).Descendants("member")
            .Where(member => !string.IsNullOrWhiteSpace(member.Element("summary")?.Value))
            .Select(member => member.Attribute("name")!.Value).ToHashSet();
        var useCases = assembly.GetTypes().Where(
            type => type.GetMethod("Handle", BindingFlags.Public | BindingFlags.Static) is not null
            || type.IsAssignableTo(typeof(IConsumer)));
        Assert.Empty(useCases.Where(type => !described.Contains($"T:{type.FullName!.Replace('+', '.')}")).Select(
            type => type.Name));
    }

    [Theory] // the validation's source generator looks into lists of records, not into arrays of them
    [MemberData(nameof(Services))]
    public void What_a_request_lists_is_checked(string service) => Assert.Empty(
        from request in Load(service).GetTypes()
        where request.IsNested && request.Name == "Request"
        from property in request.GetProperties()
        where property.PropertyType.GetElementType() is { IsEnum: false } item && item.Assembly == request.Assembly
        select $"{request.DeclaringType!.Name}.{property.Name}");

    [Theory]
    [MemberData(nameof(Services))]
    public void Nothing_reads_the_machines_own_clock_for_the_schemes_time(string service) => Assert.Empty(
        from file in Tree.Sources(Tree.In("services", service))
        where !file.Contains("Migrations", StringComparison.Ordinal)
        from line in File.ReadLines(file)
        where line.Contains("DateTime.Now", StringComparison.Ordinal) || line.Contains(
            "DateTimeOffset.Now", StringComparison.Ordinal)
            || line.Contains("DateTime.Today", StringComparison.Ordinal)
        select $"{Path.GetFileName(file)}: {line.Trim()}");

    [Fact]
    public void Source_files_are_short()
    {
        var long_ = from top in _production.Append("tests")
                    from file in Tree.Sources(Tree.In(top))
                    where !file.Contains("Migrations", StringComparison.Ordinal)
                    let lines = File.ReadLines(file).Count()
                    where lines > 350
                    select $"{Path.GetFileName(file)}: {lines} lines. Look for its second subject.";
        Assert.Empty(long_);
    }

    private static Assembly Load(string part) => Assembly.Load($"ApecCard.{part}");
}
