using System.Diagnostics;
using ApecCard.Journeys.Actors;
using ApecCard.Journeys.People;
using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Journeys;

/// <summary>One step of a journey: what was done, how long it took, and what the case showed afterwards.</summary>
public sealed record Step(string What, TimeSpan Took, string? Label);

/// <summary>
/// The main job: one applicant's card, from the enterprise's registration to the letterbox, told in the actors' words.
/// </summary>
/// <param name="gateway">The only address the journey knows.</param>
/// <param name="took">Hears of each step when it is done.</param>
public sealed class MainJob(Uri gateway, Action<Step> took)
{
    public const string Office = "shanghai";

    /// <summary>The labels a case shows on its way, in their order.</summary>
    public static readonly string[] Labels =
        ["草稿", "待初审", "待复审", "待缴费", "待外交部审核", "APEC经济体审核中", "制卡中", "待取卡", "已邮寄"];

    /// <summary>Runs it; what comes back is the case at its end, for who wants to look closer.</summary>
    public async Task<Outcome> RunAsync()
    {
        var random = new Random();
        var (company, person) = (Company.One(random), Person.Someone(random, DateOnly.FromDateTime(DateTime.UtcNow)));
        using var enterprise = new Enterprise(gateway, company);
        await StepAsync("企业扫描电子营业执照注册  registers with its e-licence", enterprise.RegisterAsync);
        await StepAsync("企业登录  signs in", enterprise.SignInAsync);
        Agent agent = null!;
        await StepAsync("添加并授权经办人  appoints an agent", async () => agent = await enterprise.AppointAgentAsync());
        using var _ = agent;
        await StepAsync("经办人登录  the agent signs in", agent.SignInAsync);

        Answer draft = null!;
        await StepAsync("开始申请  starts an application", async () => draft = await agent.StartCaseAsync(), "草稿");
        var caseId = draft.Id("id");
        await StepAsync("在线填表  fills in the form", async () => draft = await FillInAsync(agent, caseId, person, draft), "草稿");
        await StepAsync("上传材料  hands in the materials", () => agent.UploadMaterialsAsync(caseId, Office), "草稿");
        Answer submitted = null!;
        await StepAsync("提交  submits", async () => submitted = await agent.SubmitAsync(caseId, draft.ETag));
        await SeenAsync(agent, caseId, "待初审");

        using var preliminary = new Officer(gateway, "preliminary-officer", Office);
        using var foreignAffairs = new Officer(gateway, "foreign-affairs-officer", Office);
        using var ministry = new Officer(gateway, "ministry-officer");
        using var clerk = new Officer(gateway, "service-point-clerk", Office);
        await StepAsync("初审、复审、终审和代办点登录  the officers sign in", () => Task.WhenAll(
            preliminary.SignInAsync(), foreignAffairs.SignInAsync(), ministry.SignInAsync(), clerk.SignInAsync()));
        await StepAsync("初审通过  preliminary review", () => preliminary.PassAsync(caseId, "PreliminaryReview"));
        await SeenAsync(agent, caseId, "待复审");
        await StepAsync("复审通过  foreign affairs review", () => foreignAffairs.PassAsync(caseId, "ForeignAffairsReview"));
        await SeenAsync(agent, caseId, "待缴费");
        await StepAsync("在线缴费 720.00 元  pays 720.00 CNY", async () =>
            Agree("the fee", 720m, await agent.PayAsync(caseId)));
        await SeenAsync(agent, caseId, "待外交部审核");
        await StepAsync("终审通过  ministry review", () => ministry.PassAsync(caseId, "MinistryReview"));
        await SeenAsync(agent, caseId, "APEC经济体审核中");
        await StepAsync("16 个经济体逐一决定，制卡  16 economies decide, the card is made", () => Task.CompletedTask);
        await SeenAsync(agent, caseId, "待取卡");
        string tracking = "";
        await StepAsync("代办点寄出  the service point posts the card", async () => tracking = await clerk.PostCardAsync(submitted.Text("number")));
        var end = await SeenAsync(agent, caseId, "已邮寄");

        var outcome = new Outcome(caseId, submitted.Text("number"), tracking, await agent.LabelsShownAsync(caseId), end);
        outcome.Check();
        return outcome;
    }

    private static async Task<Answer> FillInAsync(Agent agent, Guid caseId, Person person, Answer draft)
    {
        var saved = await agent.SaveFormAsync(caseId, agent.FormFor(person, Office), draft.ETag!);
        Agree("the problems of a complete form", 0, saved.Body!["problems"]!.AsArray().Count);
        return saved;
    }

    private async Task StepAsync(string what, Func<Task> step, string? label = null)
    {
        var started = Stopwatch.GetTimestamp();
        await step();
        took(new(what, Stopwatch.GetElapsedTime(started), label));
    }

    // What the agent sees in the end is what counts, so the wait for it is a step of its own.
    private async Task<Answer> SeenAsync(Agent agent, Guid caseId, string label)
    {
        var started = Stopwatch.GetTimestamp();
        var shown = await agent.SeesAsync(caseId, label);
        took(new("", Stopwatch.GetElapsedTime(started), label));
        return shown;
    }

    internal static void Agree<T>(string what, T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new JourneyException($"{what}: expected {expected}, got {actual}.");
        }
    }

    /// <summary>How it ended.</summary>
    public sealed record Outcome(Guid CaseId, string CaseNumber, string TrackingNumber, string[] LabelsShown, Answer Case)
    {
        /// <summary>Throws unless everything agrees: labels, economies, card, tracking number.</summary>
        public void Check()
        {
            Agree("the labels shown", string.Join(" → ", Labels), string.Join(" → ", LabelsShown));
            Agree("the tracking number's check digit", true, S10.IsValid(TrackingNumber));
            Agree("the tracking number", TrackingNumber, Case.Text("trackingNumber"));
            var economies = Case.Body!["economies"]!.AsArray();
            Agree("the economies that decided", string.Join(' ', Economies.PreClearing),
                string.Join(' ', economies.Where(e => e!["state"]!.GetValue<string>() != "Waiting").Select(e => e!["economy"])));
            Agree("the fee is paid", true, Case.Body!["feePaid"]!.GetValue<bool>());
        }
    }
}
