using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Operations;

internal sealed class TrashModel(TrashBin bin, SubjectKinds kinds, Here here) : PageModel, ILoadsPage
{
    internal sealed record Line(Guid Id, string Kind, string Title, DateTimeOffset At);

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        // Only what the list shows to this person.
        await LoadAsync(cancellationToken);
        if (Lines.All(line => line.Id != id) || await bin.RestoreAsync(id, cancellationToken) is not ISubject record)
        {
            return NotFound();
        }

        this.Say("{0} was put back.", record.SubjectTitle);
        return Redirect(Links.Operations.Trash(here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken) =>
        Lines = [
            .. from record in await bin.ListAsync(cancellationToken)
            let kind = kinds.Find(SubjectKinds.KindOf(record))
            where kind is not null && here.Can(kind.View)
            select new Line(record.Id, kind.Title, ((ISubject)record).SubjectTitle, record.TrashedAt ?? default),
        ];
}
