using System.Text;
using CampaignHub.Features.Commitments.Verdicts;
using CampaignHub.Platform.Cli;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Settings;
using CampaignHub.Platform.Site;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Commitments.OpenData;

/// <summary>The published commitments for programs and spreadsheets: <c>/commitments.json</c> and <c>/commitments.csv</c>. They say what the pages say.</summary>
internal static class OpenCommitments
{
    public static readonly PublicFile Json = new(Links.Commitments.OpenJson, "application/json; charset=utf-8", JsonAsync);

    public static readonly PublicFile Csv = new(Links.Commitments.OpenCsv, "text/csv; charset=utf-8", CsvAsync);

    private sealed record FileJson(IReadOnlyList<CommitmentJson> Commitments);

    private sealed record CommitmentJson(
        Guid Id,
        string Url,
        string Campaign,
        string Words,
        string Who,
        string Post,
        DateOnly SaidOn,
        string Place,
        string Summary,
        DateOnly? Deadline,
        Rung Rung,
        OfficialStatus? Official,
        EvidenceStatus Evidence,
        ScheduleStatus Schedule,
        DateOnly? LastCheckedOn,
        IReadOnlyList<StepJson> History,
        VerdictJson? Verdict
    );

    private sealed record StepJson(DateOnly On, Rung Rung);

    private sealed record VerdictJson(
        VerdictOutcome Outcome,
        DateOnly On,
        string Reasons,
        DateOnly? ReplyAskedOn,
        string ReplyAskedHow,
        DateOnly? RepliedOn,
        string Reply
    );

    private static async Task<byte[]> JsonAsync(PublicRequest request, CancellationToken cancellationToken)
    {
        var settings = request.Services.GetRequiredService<HubSettings>();
        var root = await settings.AddressAsync("", cancellationToken);
        var all = await CommitmentsPublic.ReadAsync(request, slug: null, cancellationToken);
        return Encoding.UTF8.GetBytes(request.Services.Json(new FileJson([.. all.Select(each => Line(each, request, root))])));
    }

    private static CommitmentJson Line(PublicCommitment each, PublicRequest request, string root)
    {
        var commitment = each.Row.Commitment;
        return new CommitmentJson(
            commitment.Id,
            root + Links.Commitments.Public(commitment.Slug),
            request.Campaigns.First(campaign => campaign.Id == commitment.CampaignId).Name,
            commitment.Words,
            each.Row.By,
            each.Row.Post,
            commitment.MadeOn,
            commitment.PlaceSaid,
            commitment.Summary,
            commitment.Deadline,
            commitment.Rung,
            commitment.Official,
            commitment.Evidence,
            each.Row.Schedule,
            each.LastCheckedOn,
            [.. each.Steps.Select(step => new StepJson(step.TrueOn, step.Rung))],
            each.Verdict is { } verdict
                ? new VerdictJson(
                    verdict.Outcome,
                    request.DayOf(verdict, verdict.PublishedAt),
                    verdict.Reasons,
                    verdict.ReplyAskedOn,
                    verdict.ReplyAskedHow,
                    verdict.RepliedOn,
                    verdict.Reply
                )
                : null
        );
    }

    private static async Task<byte[]> CsvAsync(PublicRequest request, CancellationToken cancellationToken)
    {
        var texts = request.Services.GetRequiredService<Texts>();
        var settings = request.Services.GetRequiredService<HubSettings>();
        var root = await settings.AddressAsync("", cancellationToken);
        List<string[]> lines =
        [
            [
                texts["Words"],
                texts["Who"],
                texts["Post"],
                texts["Said on"],
                texts["Rung"],
                texts["According to them"],
                texts["Evidence"],
                texts["Deadline"],
                texts["Schedule"],
                texts["Last checked"],
                texts["Verdict"],
                texts["Web address"],
            ],
        ];
        foreach (var each in await CommitmentsPublic.ReadAsync(request, slug: null, cancellationToken))
        {
            var commitment = each.Row.Commitment;
            lines.Add([
                commitment.Words,
                each.Row.By,
                each.Row.Post,
                Days.Iso(commitment.MadeOn),
                texts.Rung(commitment.Rung),
                commitment.Official is { } official ? texts.Of(official) : "",
                texts.Of(commitment.Evidence),
                commitment.Deadline is { } deadline ? Days.Iso(deadline) : "",
                texts.Of(each.Row.Schedule),
                each.LastCheckedOn is { } day ? Days.Iso(day) : "",
                each.Verdict is { } verdict ? texts.Verdict(verdict.Outcome) : "",
                root + Links.Commitments.Public(commitment.Slug),
            ]);
        }

        return CsvCell.File(lines);
    }
}
