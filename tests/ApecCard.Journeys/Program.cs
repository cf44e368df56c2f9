using ApecCard.Journeys.Demo;

// demo --gateway URL
return args switch
{
    ["demo", "--gateway", var gateway] => await DemoCommand.RunAsync(new Uri(gateway)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: ApecCard.Journeys demo --gateway URL");
    return 2;
}
