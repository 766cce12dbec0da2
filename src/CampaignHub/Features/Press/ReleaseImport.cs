using CampaignHub.Data;
using CampaignHub.Features.Press.Lists;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Platform.Recipes;
using CampaignHub.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press;

/// <summary>One release of a recipe. Once it is past being a draft here, or in the trash, the file changes nothing of it.</summary>
internal sealed class ReleaseImport(HubDb db)
{
    public async Task ApplyAsync(PressStep.ReleaseModel model, RecipeRun run, CancellationToken cancellationToken)
    {
        var id = run.Key(Release.Kind, model.Id);
        var release = await db.WithTrash<Release>().SingleOrDefaultAsync(release => release.Id == id, cancellationToken);
        if (release is { State: not ReleaseState.Draft } or { TrashedAt: not null })
        {
            return;
        }

        if (release is null)
        {
            if (!Slugs.IsSlug(model.Slug, Release.SlugMaxLength))
            {
                run.Problem($"/releases/{model.Id}/slug", "\"{0}\" is no address: small letters, digits and hyphens", model.Slug);
                return;
            }

            if (await db.Set<Release>().IgnoreQueryFilters().AnyAsync(each => each.Slug == model.Slug, cancellationToken))
            {
                run.Problem($"/releases/{model.Id}/slug", "another release has the address \"{0}\" already", model.Slug);
                return;
            }

            release = new Release
            {
                Id = id,
                CampaignId = db.Here.Campaign.Id,
                Headline = model.Headline,
                Slug = model.Slug,
            };
            db.Add(release);
        }

        FormOf(model).WriteTo(release, db.Here.Campaign);
        Advance(release, model, run);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static ReleaseForm FormOf(PressStep.ReleaseModel model) =>
        new()
        {
            Headline = model.Headline,
            Dateline = model.Dateline,
            Lede = model.Lede,
            Body = model.Body,
            Boilerplate = model.Boilerplate,
            Contacts = model.Contacts,
            Language = model.Language,
            EmbargoLocal = model.EmbargoLocal,
        };

    private void Advance(Release release, PressStep.ReleaseModel model, RecipeRun run)
    {
        if (model.State is not { } state || state == ReleaseState.Draft)
        {
            return;
        }

        if (state == ReleaseState.Approved)
        {
            release.Approve(db.Here.Now);
            return;
        }

        if (model.SentOn is not { } day)
        {
            run.Problem($"/releases/{model.Id}/sentOn", "a release that was sent says on which day");
            return;
        }

        var at = Embargo.InstantOf(day.ToDateTime(new TimeOnly(12, 0)), db.Here.Campaign);
        release.MarkSent(release.EmbargoUntil is { } until && db.Here.Campaign.DayOf(until) == day && until < at ? until : at);
        if (
            model.List is { } list
            && db.Set<PressList>().Local.FirstOrDefault(each => each.Id == run.Key(PressList.Kind, list)) is { } kept
        )
        {
            db.Add(
                new Sending
                {
                    CampaignId = release.CampaignId,
                    ReleaseId = release.Id,
                    ListId = kept.Id,
                    ListName = kept.Name,
                    SentAt = at,
                }
            );
        }
    }
}
