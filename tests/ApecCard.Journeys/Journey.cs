using System.Diagnostics;
using ApecCard.Journeys.Actors;
using ApecCard.Journeys.People;

namespace ApecCard.Journeys;

/// <summary>One step of a journey: what was done, how long it took, and what the case showed afterwards.</summary>
public sealed record Step(string What, TimeSpan Took, string? Label);

/// <summary>
/// Where the journeys go: the gateway, and those of the simulated outside world who can be told what to do: the
/// economies how to decide, the payment provider how to fail.
/// </summary>
public sealed record World(Uri Gateway, Uri Economies, Uri PaymentProvider);

/// <summary>How a journey ended: its case, the label it shows, and all it has shown.</summary>
public sealed record Ending(Guid CaseId, string CaseNumber, string Label, string[] LabelsShown, Answer Case);

/// <summary>What journeys have in common: the actors come in, and what they do is told step by step.</summary>
/// <param name="world">The only addresses a journey knows.</param>
/// <param name="took">Hears of each step when it is done.</param>
public abstract class Journey(World world, Action<Step> took) : IDisposable
{
    public const string Office = "shanghai";

    private readonly List<IDisposable> _actors = [];

    protected World World => world;

    protected Agent Agent { get; private set; } = null!;

    protected Person Applicant { get; set; } = null!;

    protected Guid CaseId { get; private set; }

    protected string CaseNumber { get; private set; } = "";

    /// <summary>Runs it; throws when anything did not go as it should.</summary>
    public abstract Task<Ending> RunAsync();

    public void Dispose()
    {
        _actors.ForEach(actor => actor.Dispose());
        GC.SuppressFinalize(this);
    }

    protected async Task RegisterAsync()
    {
        var random = new Random();
        Applicant = Person.Someone(random, DateOnly.FromDateTime(DateTime.UtcNow));
        var enterprise = Here(new Enterprise(world.Gateway, Company.One(random)));
        await StepAsync("企业扫描电子营业执照注册  registers with its e-licence", enterprise.RegisterAsync);
        await StepAsync("企业登录  signs in", enterprise.SignInAsync);
        await StepAsync("添加并授权经办人  appoints an agent", async () => Agent = Here(await enterprise.AppointAgentAsync()));
        await StepAsync("经办人登录  the agent signs in", Agent.SignInAsync);
    }

    /// <summary>An application, from its start to the office's queue.</summary>
    protected async Task SubmitAsync(Guid? renews = null, string? servicePoint = null)
    {
        Answer draft = null!;
        await StepAsync("开始申请  starts an application", async () => draft = await Agent.StartCaseAsync(renews), "草稿");
        CaseId = draft.Id("id");
        await StepAsync("在线填表  fills in the form", async () =>
        {
            draft = await Agent.SaveFormAsync(CaseId, Agent.FormFor(Applicant, Office, servicePoint), draft.ETag!);
            Agree("the problems of a complete form", 0, draft.Body!["problems"]!.AsArray().Count);
        }, "草稿");
        await StepAsync("上传材料  hands in the materials", () => Agent.UploadMaterialsAsync(CaseId, Office), "草稿");
        await StepAsync(
            "提交  submits", async () => CaseNumber = (await Agent.SubmitAsync(CaseId, draft.ETag)).Text("number"));
        await SeenAsync("待初审");
    }

    /// <summary>From the office's queue to the economies: two reviews, payment, the ministry.</summary>
    protected async Task GoOutToTheEconomiesAsync()
    {
        await PassAsync("初审通过  preliminary review", "preliminary-officer", "PreliminaryReview", "待复审");
        await PassAsync("复审通过  foreign affairs review", "foreign-affairs-officer", "ForeignAffairsReview", "待缴费");
        await PayAsync();
        await SeenAsync("待外交部审核");
        await PassAsync("终审通过  ministry review", "ministry-officer", "MinistryReview", label: null);
    }

    protected async Task PassAsync(string what, string role, string stage, string? label)
    {
        var officer = await OfficerAsync(role);
        await StepAsync(what, () => officer.PassAsync(CaseId, stage));
        if (label is not null)
        {
            await SeenAsync(label);
        }
    }

    /// <summary>One clerk prepares the card's batch, another one releases it.</summary>
    /// <param name="label">What the case shows until then; beside an early card it keeps its label.</param>
    protected async Task ProduceAsync(string label = "制卡中")
    {
        await SeenAsync(label);
        var first = await OfficerAsync("service-point-clerk");
        var second = await OfficerAsync("service-point-clerk", which: 1);
        await StepAsync("两位代办员制卡  two clerks produce the card", async () =>
            await second.ReleaseBatchAsync(await first.PrepareBatchAsync(CaseNumber)));
    }

    protected Task PayAsync() => StepAsync("在线缴费 720.00 元  pays 720.00 CNY", async () =>
        Agree("the fee", 720m, await Agent.PayAsync(CaseId)));

    /// <summary>An officer of the demo data, signed in; the ministry's has no office.</summary>
    protected async Task<Officer> OfficerAsync(string role, int which = 0)
    {
        var officer = Here(new Officer(world.Gateway, role, role is "ministry-officer" ? null : Office, which));
        await officer.SignInAsync();
        return officer;
    }

    protected async Task StepAsync(string what, Func<Task> step, string? label = null)
    {
        var started = Stopwatch.GetTimestamp();
        await step();
        took(new(what, Stopwatch.GetElapsedTime(started), label));
    }

    // What the agent sees in the end is what counts, so the wait for it is a step of its own.
    protected async Task<Answer> SeenAsync(string label)
    {
        var started = Stopwatch.GetTimestamp();
        var shown = await Agent.SeesAsync(CaseId, label);
        took(new("", Stopwatch.GetElapsedTime(started), label));
        return shown;
    }

    protected async Task<Ending> EndAsync(string label)
    {
        var shown = await SeenAsync(label);
        return new(CaseId, CaseNumber, label, await Agent.LabelsShownAsync(CaseId), shown);
    }

    protected internal static void Agree<T>(string what, T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new JourneyException($"{what}: expected {expected}, got {actual}.");
        }
    }

    /// <summary>It must be refused with this code.</summary>
    protected static async Task<string> RefusedAsync(string code, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (JourneyException refused) when (refused.Message.Contains(code, StringComparison.Ordinal))
        {
            return refused.Message;
        }

        throw new JourneyException($"It should have been refused with {code}.");
    }

    private T Here<T>(T actor) where T : IDisposable
    {
        _actors.Add(actor);
        return actor;
    }
}
