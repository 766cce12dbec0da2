using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Meetings.Answers;

internal sealed class ReplyModel(HubDb db, MeetingSheet sheets, RecordReplyAnswers record) : PageModel, ILoadsPage
{
    /// <summary>What a person says of one demand.</summary>
    internal sealed class Line
    {
        public Guid Demand { get; set; }
        public AnswerType? Answer { get; set; }
        public string? Said { get; set; }
        public int? Seen { get; set; }
    }

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public DateOnly? Day { get; set; }

    [BindProperty]
    public List<Line> Lines { get; set; } = [];

    public MeetingSheet.Sheet Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Sheet is not { Meeting.IsHeld: true })
        {
            return NotFound();
        }

        Day = Sheet.Meeting.ReplyReceivedOn;
        Lines =
        [
            .. Sheet.Points.Select(point => new Line
            {
                Demand = point.Demand.Id,
                Answer = point.Reply?.Answer,
                Said = point.Reply?.Said,
                Seen = point.Reply?.Version,
            }),
        ];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Sheet is not { Meeting.IsHeld: true })
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        db.Here.RefuseOthers(Sheet.Meeting);
        await record.ExecuteAsync(
            Sheet.Meeting,
            Day,
            [.. Lines.Select(line => new RecordReplyAnswers.Line(line.Demand, line.Answer, line.Said) { Seen = line.Seen })],
            cancellationToken
        );
        this.Say("Saved.");
        return Redirect(Links.Meetings.Show(db.Here.Campaign.Slug, Id));
    }

    public async Task LoadAsync(CancellationToken cancellationToken) => Sheet = (await sheets.ReadAsync(Id, cancellationToken))!;

    /// <summary>The demand of a line; null for one that was not put here.</summary>
    public MeetingSheet.Point? PointOf(Line line) => Sheet.Points.FirstOrDefault(point => point.Demand.Id == line.Demand);
}
