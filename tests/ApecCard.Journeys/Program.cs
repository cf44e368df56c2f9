using ApecCard.Journeys.Bench;
using ApecCard.Journeys.Demo;

return args switch
{
    ["demo", "--gateway", var gateway] => await DemoCommand.RunAsync(new Uri(gateway)),
    ["bench", "--gateway", var gateway, .. var options] when BenchOptions.Read(options) is { } read =>
        await BenchCommand.RunAsync(new Uri(gateway), read),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Usage: ApecCard.Journeys demo --gateway URL
               ApecCard.Journeys bench --gateway URL [--json FILE] [--quick]
        """);
    return 2;
}
