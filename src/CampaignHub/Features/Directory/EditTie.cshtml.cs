using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using Microsoft.AspNetCore.Mvc;

namespace CampaignHub.Features.Directory;

internal sealed class EditTieModel(HubDb db, Here here, Texts texts, TieRules rules) : LinePage<Tie>(db, here)
{
    [BindProperty]
    public int Strength { get; set; }

    [BindProperty]
    public DateOnly? Since { get; set; }

    [BindProperty]
    public DateOnly? Until { get; set; }

    [BindProperty]
    public DateOnly? KnownOn { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    protected override void Read(Tie line) =>
        (Strength, Since, Until, Source, KnownOn) = (line.Strength, line.Since, line.Until, line.Source, line.KnownOn);

    protected override void Write(Tie line) => line.Describe(Strength, Since, Until, Source, KnownOn);

    protected override Task CheckAsync(Tie line, CancellationToken cancellationToken) => rules.CheckAsync(line, cancellationToken);

    protected override async Task<string> SayAsync(Tie line, CancellationToken cancellationToken) =>
        $"{await NameAsync(line.FromId, cancellationToken)} {texts.Within(line.Type)} {await NameAsync(line.ToId, cancellationToken)}".Trim();
}
