using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Directory.Tags;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Outlets;
using CampaignHub.Platform.Recipes;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press;

/// <summary>One journalist of a recipe: the person, the address, the press work. Run again, it changes what the file says, and makes nothing twice.</summary>
internal sealed class JournalistImport(HubDb db)
{
    public async Task ApplyAsync(PressStep.JournalistModel model, RecipeRun run, CancellationToken cancellationToken)
    {
        var actorId = run.Key("journalist_actor", model.Id);
        var actor = await PressStep.FindOrAddAsync(
            db,
            actorId,
            () =>
                new Actor
                {
                    Id = actorId,
                    Type = ActorKind.Person,
                    Name = model.Name,
                },
            cancellationToken
        );
        (actor.FirstName, actor.Name) = (model.FirstName?.Trim() ?? "", model.Name.Trim());
        actor.Territory = model.Territory?.Trim() ?? actor.Territory;
        actor.Collect(model.Source ?? $"recipe {run.RecipeName}", actor.CollectedOn ?? DateOnly.FromDateTime(db.Here.Now.UtcDateTime));
        var id = run.Key(Journalist.Kind, model.Id);
        var journalist = await PressStep.FindOrAddAsync(db, id, () => new Journalist { Id = id, ActorId = actorId }, cancellationToken);
        Describe(journalist, model);
        await RolesAsync(id, model, run, cancellationToken);
        await TagsAsync(id, model, cancellationToken);
        await AddressAsync(model, actorId, run, cancellationToken);
    }

    private void Describe(Journalist journalist, PressStep.JournalistModel model)
    {
        journalist.Cover(model.Beats);
        journalist.Speak(model.Languages ?? PressLanguages.Read(journalist.Languages));
        journalist.Channel = model.Channel ?? journalist.Channel;
        if (model.DoNotContact == true)
        {
            journalist.LeaveAlone(model.DoNotContactReason ?? journalist.LeftAloneBecause, model.DoNotContactSince ?? db.Here.Today);
        }
        else if (model.DoNotContact == false)
        {
            journalist.WriteAgain();
        }
    }

    private async Task RolesAsync(Guid journalist, PressStep.JournalistModel model, RecipeRun run, CancellationToken cancellationToken)
    {
        var told = (model.Outlets ?? []).ToList();
        if (model.Outlet is { } only && !told.Exists(role => role.Outlet == only))
        {
            told.Insert(0, new PressStep.RoleModel(only, Role: null, From: null, Until: null));
        }

        foreach (var (number, role) in told.Index())
        {
            var id = run.Key("outlet_role", $"{model.Id}:{role.Outlet}:{(number == 0 ? "" : role.Role)}");
            var outlet = run.Key(Outlet.Kind, role.Outlet);
            var kept = await PressStep.FindOrAddAsync(
                db,
                id,
                () =>
                    new OutletRole
                    {
                        Id = id,
                        JournalistId = journalist,
                        OutletId = outlet,
                    },
                cancellationToken
            );
            kept.Describe(role.Role, role.From, role.Until);
        }
    }

    private async Task TagsAsync(Guid journalist, PressStep.JournalistModel model, CancellationToken cancellationToken)
    {
        foreach (var tag in (model.Tags ?? []).Select(ActorTag.Clean))
        {
            var key = Normal.Of(tag);
            if (!await db.Set<JournalistTag>().AnyAsync(each => each.JournalistId == journalist && each.FindText == key, cancellationToken))
            {
                db.Add(
                    new JournalistTag
                    {
                        CampaignId = db.Here.Campaign.Id,
                        JournalistId = journalist,
                        Text = tag,
                    }
                );
            }
        }
    }

    private async Task AddressAsync(PressStep.JournalistModel model, Guid actorId, RecipeRun run, CancellationToken cancellationToken)
    {
        if (model.Email is not { } email)
        {
            return;
        }

        var id = run.Key("journalist_mail", model.Id);
        var contact = await PressStep.FindOrAddAsync(db, id, () => new ContactDetail { Id = id, ActorId = actorId }, cancellationToken);
        var collected = model.CollectedOn ?? (contact.CollectedOn == default ? db.Here.Today : contact.CollectedOn);
        contact.Describe(ContactKind.Email, email, model.Source, collected);
    }
}
