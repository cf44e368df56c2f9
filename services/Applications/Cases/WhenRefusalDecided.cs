using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>An office or the ministry refused the application.</summary>
public sealed class WhenRefusalDecided(ApplicationsDb db) : IConsumer<RefusalDecided>
{
    public async Task Consume(ConsumeContext<RefusalDecided> context)
    {
        var (decided, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(decided.CaseId, ct);
        var stage = Enum.Parse<Stage>(decided.Stage.ToString());
        if (caseFile.RecordRefusal(stage, decided.Round, decided.ReasonCode, decided.DecidedAt) is { } news)
        {
            db.Publish(news);
        }

        await db.SaveChangesAsync(ct);
    }
}
