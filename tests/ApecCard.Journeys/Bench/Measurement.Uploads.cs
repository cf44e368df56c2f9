using System.Globalization;

namespace ApecCard.Journeys.Bench;

internal sealed partial class Measurement
{
    private async Task MeasureUploadsAsync()
    {
        using var uploads = await Uploads.StartAsync(_system, _drafts.Models);
        await uploads.MeasureAsync(); // as above: this one does not count
        List<UploadRun> runs = [];
        while (runs.Count < Runs)
        {
            runs.Add(await uploads.MeasureAsync());
            Say(runs[^1].ToString());
        }

        await uploads.GrowthAsync(); // likewise
        List<double> growths = [];
        while (growths.Count < Runs)
        {
            growths.Add(await uploads.GrowthAsync());
            Say(string.Create(CultureInfo.InvariantCulture,
                $"{Uploads.AtOnce} files at once: Documents grows by {growths[^1]:0.0} MB"));
        }

        _figures.Add("dd with fsync and sha256sum of 20 MB", "ms", runs.Select(run => run.Tools));
        _figures.Add("a file of 20 MB handed in, new", "ms", runs.Select(run => run.Fresh));
        _figures.Add("a file of 20 MB handed in, seen before", "ms", runs.Select(run => run.Known));
        _figures.Add(
            "a new file to dd and sha256sum", "×", runs.Select(run => run.Fresh / run.Tools), Goal.AtMost(3));
        _figures.Add("one seen before to dd and sha256sum", "×", runs.Select(run => run.Known / run.Tools));
        _figures.Add(
            $"memory of Documents during {Uploads.AtOnce} of them at once, more", "MB", growths, Goal.AtMost(32));
    }
}
