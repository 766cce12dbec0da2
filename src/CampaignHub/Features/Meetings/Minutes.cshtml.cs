using System.ComponentModel.DataAnnotations;
using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Meetings;

internal sealed class MinutesModel(HubDb db, MeetingSheet sheets, RecordMinutes record) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [FromRoute]
    public Guid Demand { get; set; }

    [BindProperty, MaxLength(MinutesItem.SaidMaxLength)]
    public string? Said { get; set; }

    [BindProperty]
    public AnswerType Answer { get; set; }

    [BindProperty, MaxLength(MinutesItem.NoteMaxLength)]
    public string? Note { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public MeetingSheet.Sheet Sheet { get; private set; } = null!;
    public MeetingSheet.Point Point { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Point is null)
        {
            return NotFound();
        }

        (Said, Answer, Note, Version) = (Point.Item.Said, Point.Item.Answer, Point.Item.Note, Point.Item.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Point is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        db.Here.RefuseOthers(Sheet.Meeting);

        var input = new RecordMinutes.Input(Demand, Said, Answer, Note) { Seen = Version };
        await record.ExecuteAsync(Sheet.Meeting, input, cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Meetings.Show(db.Here.Campaign.Slug, Id));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Sheet = (await sheets.ReadAsync(Id, cancellationToken))!;
        Point = Sheet?.Points.FirstOrDefault(point => point.Demand.Id == Demand)!;
    }
}
