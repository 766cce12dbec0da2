using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Directory.Duplicates;
using CampaignHub.Features.Stakeholders.Views;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders;

internal sealed partial class ShowModel(HubDb db, StakeholderSheet sheet, ActorProfile profiles, StateStance state, CampaignAxes axes)
    : PageModel,
        ILoadsPage
{
    /// <param name="Demand">What it is judged on; empty for the campaign as a whole.</param>
    internal sealed record AxisLine(
        Axis Axis,
        Guid? DemandId,
        string Demand,
        Judgement? Judged,
        IReadOnlyList<(Assessment Held, string? Rater)> Held
    );

    internal sealed record AxisInput(Axis Axis, Guid? DemandId, int? Value);

    internal sealed record StatementInput(Guid? DemandId, Stance Level, DateOnly? MadeOn, string? Source, string? Words, bool IsPublic);

    [FromRoute]
    public Guid Id { get; set; }

    public Stakeholder Stakeholder { get; private set; } = null!;
    public string? Post { get; private set; }
    public string? Owner { get; private set; }
    public IReadOnlyList<StakeholderSheet.StanceLine> Stances { get; private set; } = [];
    public IReadOnlyList<AxisLine> Axes { get; private set; } = [];
    public ActorProfile.Profile Profile { get; private set; } = null!;

    public string TitleOf(Guid? demandId) => Stances.FirstOrDefault(line => line.DemandId == demandId)?.Title ?? "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Stakeholder is not null)
        {
            return Page();
        }

        // Asked for here only: who is found needs nothing of it.
        var merges = HttpContext.RequestServices.GetRequiredService<MergeHistory>();
        return await merges.BecameAsync(Id, cancellationToken) is { } became
            ? Redirect(Links.Stakeholders.Show(db.Here.Campaign.Slug, became))
            : NotFound();
    }

    public Task<IActionResult> OnPostStatementAsync([Bind(Prefix = "Form")] StatementInput form, CancellationToken cancellationToken) =>
        ChangeAsync(
            stakeholder =>
                state.ExecuteAsync(
                    stakeholder,
                    Statement.Of(stakeholder, form.DemandId, form.Level, form.MadeOn, form.Source, form.Words, form.IsPublic),
                    cancellationToken
                ),
            Links.Stakeholders.Show(db.Here.Campaign.Slug, Id),
            cancellationToken
        );

    public Task<IActionResult> OnPostAssessmentAsync(
        [Bind(Prefix = "values")] List<AxisInput> values,
        [FromServices] Assess assess,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            async stakeholder =>
            {
                var chosen = (await axes.ReadAsync(cancellationToken)).Select(line => (line.Axis, line.DemandId)).ToHashSet();
                assess.On(
                    stakeholder,
                    values
                        .Where(each => chosen.Contains((each.Axis, each.DemandId)))
                        .Select(each => (each.Axis, each.DemandId, each.Value)),
                    db.Here.User?.Id
                );
                await db.SaveChangesAsync(cancellationToken);
            },
            Links.Stakeholders.Show(db.Here.Campaign.Slug, Id),
            cancellationToken
        );

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Stakeholder = (await sheet.FindAsync(Id, cancellationToken))!;
        if (Stakeholder is null)
        {
            return;
        }

        Post =
            (await profiles.PostsOnAsync([Stakeholder.ActorId], db.Here.Today, cancellationToken)).GetValueOrDefault(Stakeholder.ActorId)
            ?? Stakeholder.Actor.Function;
        Profile = (await profiles.FindAsync(Stakeholder.ActorId, cancellationToken))!;
        var people = Stakeholder.Assessments.Select(each => each.RaterId).Append(Stakeholder.OwnerId).OfType<Guid>().ToList();
        var names = await db
            .Users.Where(user => people.Contains(user.Id))
            .ToDictionaryAsync(user => user.Id, user => user.Name, cancellationToken);
        Owner = names.GetValueOrDefault(Stakeholder.OwnerId ?? Guid.Empty);
        Axes = [.. (await axes.ReadAsync(cancellationToken)).Select(line => LineOf(line, names))];
        Stances = await sheet.StancesAsync(Stakeholder, cancellationToken);
    }

    private AxisLine LineOf(CampaignAxes.Line line, Dictionary<Guid, string> names)
    {
        var held = Stakeholder.Held(line.Axis, line.DemandId);
        return new AxisLine(
            line.Axis,
            line.DemandId,
            line.Demand,
            held.Count == 0 ? null : Stakeholder.Judged(line.Axis, line.DemandId),
            [.. held.Select(each => (each, names.GetValueOrDefault(each.RaterId ?? Guid.Empty)))]
        );
    }

    private async Task<IActionResult> ChangeAsync(Func<Stakeholder, Task> deed, string link, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            throw new RefusedException("Something of this form cannot be read: look at its lists and dates.");
        }

        if (await sheet.FindAsync(Id, cancellationToken) is not { } stakeholder)
        {
            return NotFound();
        }

        db.Here.RefuseOthers(stakeholder);

        await deed(stakeholder);
        this.Say("Saved.");
        return Redirect(link);
    }
}
