using CampaignHub.Data;
using CampaignHub.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory;

internal sealed class EditMandateModel(HubDb db, Here here, TieRules rules) : LinePage<Mandate>(db, here)
{
    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public DateOnly? Until { get; set; }

    public Guid PostId { get; private set; }

    protected override void Read(Mandate line) => (From, Until) = (line.From, line.Until);

    protected override void Write(Mandate line) => line.Date(From, Until);

    protected override Task CheckAsync(Mandate line, CancellationToken cancellationToken) =>
        rules.RefuseSecondHolderAsync(line, cancellationToken);

    protected override async Task<string> SayAsync(Mandate line, CancellationToken cancellationToken)
    {
        PostId = line.PostId;
        var title = await Db.Set<Post>().Where(post => post.Id == line.PostId).Select(post => post.Title).SingleAsync(cancellationToken);
        return $"{await NameAsync(line.PersonId, cancellationToken)}, {title}".Trim();
    }
}
