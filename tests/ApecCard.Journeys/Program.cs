using ApecCard.Journeys;
using ApecCard.Journeys.Bench;
using ApecCard.Journeys.Demo;
using ApecCard.Journeys.Seed;

return args switch
{
    ["demo", "--gateway", var gateway, "--economies", var economies, "--provider", var provider, .. var options] =>
        await DemoCommand.RunAsync(new World(new(gateway), new(economies), new(provider)), options),
    ["bench", "--gateway", var gateway, .. var options] when BenchOptions.Read(options) is { } read =>
        await BenchCommand.RunAsync(new Uri(gateway), read),
    ["seed", "--gateway", var gateway, .. var options] when SeedCommand.Read(options) is { } count =>
        await SeedCommand.RunAsync(new Uri(gateway), count),
    ["agreement", "--gateway", var gateway] => await AgreementCommand.RunAsync(new Uri(gateway)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Usage: ApecCard.Journeys demo --gateway URL --economies URL --provider URL [--scenario NAME]
               ApecCard.Journeys bench --gateway URL [--json FILE] [--quick] [--only SECTION]
               ApecCard.Journeys agreement --gateway URL
               ApecCard.Journeys seed --gateway URL --cases N (at most a million)
        """);
    return 2;
}
