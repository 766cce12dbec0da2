using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Platform;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Interactions;

/// <summary><c>POST /api/v1/campaigns/{campaign}/interactions/mails</c>: a mail as a file becomes an interaction with the people of its addresses.</summary>
internal static class MailsApi
{
    /// <param name="Perhaps">Actors of the directory who bear this name.</param>
    internal sealed record StrangerJson(string Name, string Address, IReadOnlyList<Guid> Perhaps);

    /// <param name="Strangers">Addresses that nobody of the directory and none of us has.</param>
    internal sealed record MailJson(InteractionsApi.InteractionJson Interaction, IReadOnlyList<StrangerJson> Strangers);

    public static void Map(RouteGroupBuilder group) =>
        // The API's door asks a browser's session for its token.
        group.MapPost("/mails", Bring).WithMetadata(new TakesFilesAttribute()).DisableAntiforgery();

    /// <summary>Logs a mail. Refused where it is none, where it came in before, and where nobody of the directory has one of its addresses and no actor is named.</summary>
    /// <param name="file">A message as it came (RFC 5322): an <c>.eml</c> file.</param>
    /// <param name="actors">Further actors of the directory whom it was with; may be given several times.</param>
    /// <param name="db">The hub's.</param>
    /// <param name="mail">Reads it.</param>
    /// <param name="save">Keeps it.</param>
    /// <param name="cancellationToken">The request's.</param>
    internal static async Task<Created<MailJson>> Bring(
        IFormFile file,
        [FromForm] Guid[]? actors,
        HubDb db,
        ReadMail mail,
        SaveInteraction save,
        CancellationToken cancellationToken
    )
    {
        await using var source = file.OpenReadStream();
        var form = await mail.ExecuteAsync(source, cancellationToken);
        var named = actors ?? [];
        if (await db.Set<Actor>().CountAsync(actor => named.Contains(actor.Id), cancellationToken) < named.Distinct().Count())
        {
            throw new RefusedException("This actor is not in the directory any more.");
        }

        form.Actors = [.. form.Actors.Concat(named).Distinct()];
        var interaction = await save.ExecuteAsync(interaction: null, form, about: null, cancellationToken);
        return TypedResults.Created(
            new Uri($"{db.Here.ApiRoot()}/interactions/{interaction.Id}", UriKind.Relative),
            new MailJson(
                InteractionsApi.Json(interaction),
                [
                    .. mail.Strangers.Select(stranger => new StrangerJson(
                        stranger.Name,
                        stranger.Address,
                        [.. stranger.Perhaps.Select(actor => actor.Id)]
                    )),
                ]
            )
        );
    }
}
