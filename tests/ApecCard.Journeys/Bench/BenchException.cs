namespace ApecCard.Journeys.Bench;

/// <summary>Something broke: then there is nothing to report.</summary>
internal sealed class BenchException(string message) : Exception(message);
