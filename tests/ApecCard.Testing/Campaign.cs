namespace ApecCard.Testing;

/// <summary>How many examples a property is tried on: fifty times as many with APEC_FULL=1.</summary>
public static class Campaign
{
    public static int Of(int examples) =>
        Environment.GetEnvironmentVariable("APEC_FULL") == "1" ? examples * 50 : examples;
}
