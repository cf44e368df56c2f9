using ApecCard.Journeys;
using ApecCard.Journeys.Bench;
using ApecCard.Journeys.Demo;
using ApecCard.Journeys.Seed;

return args switch
{
    ["demo", "--gateway", var gateway, "--economies", var economies, .. var options] =>
        await DemoCommand.RunAsync(new World(new(gateway), new(economies)), options),
    ["bench", "--gateway", var gateway, .. var options] when BenchOptions.Read(options) is { } read =>
        await BenchCommand.RunAsync(new Uri(gateway), read),
    ["seed", "--gateway", var gateway, .. var options] when SeedCommand.Read(options) is { } count =>
        await SeedCommand.RunAsync(new Uri(gateway), count),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Usage: ApecCard.Journeys demo --gateway URL --economies URL [--scenario NAME]
               ApecCard.Journeys bench --gateway URL [--json FILE] [--quick] [--only SECTION]
               ApecCard.Journeys seed --gateway URL --cases N (at most a million)
        """);
    return 2;
}
