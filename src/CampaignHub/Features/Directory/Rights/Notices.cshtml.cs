using CampaignHub.Data;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Directory.Rights;

internal sealed class NoticesModel(HubDb db, NoticeRegister register, SendNotices send) : PageModel, ILoadsPage
{
    private const int PageSize = 50;

    [FromQuery(Name = "q")]
    public string? Query { get; set; }

    [FromQuery(Name = "state")]
    public NoticeState? State { get; set; }

    [FromQuery(Name = "page")]
    public int? Number { get; set; }

    public IReadOnlyList<NoticeRegister.Line> Lines { get; private set; } = [];
    public IReadOnlyDictionary<NoticeState, int> Counts { get; private set; } = new Dictionary<NoticeState, int>();
    public Pager Pager { get; private set; } = new(1, 0, PageSize);
    public bool IsFiltered => State is not null || !string.IsNullOrWhiteSpace(Query);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        // A value of the address that is no member of its list filters nothing.
        ModelState.Clear();
        await LoadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostSendAsync(Guid[] people, string? language, CancellationToken cancellationToken)
    {
        var sent = await send.ExecuteAsync(people, language == "en" ? "en" : "fr", cancellationToken);
        this.Say(
            sent.WithoutAddress.Count == 0
                ? "{0} notices wait to be sent."
                : "{0} notices wait to be sent. Without a mail address that holds: {1}.",
            sent.Queued,
            string.Join(", ", sent.WithoutAddress)
        );
        return Redirect(Links.Rights.Notices(db.Here.Campaign.Slug) + (State is { } state ? $"?state={state}" : ""));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var counts = new Dictionary<NoticeState, int>();
        foreach (var state in Enum.GetValues<NoticeState>())
        {
            counts[state] = await register.CountAsync(state, cancellationToken);
        }

        Counts = counts;
        Pager = new Pager(Number ?? 1, await register.CountAsync(State, Query, cancellationToken), PageSize);
        Lines = await register.ReadAsync(State, Query, (Pager.Number - 1) * PageSize, PageSize, cancellationToken);
    }

    public static string Tone(NoticeState state) =>
        state switch
        {
            NoticeState.NoticeOverdue => "bg-red-lt",
            NoticeState.NoticeDueSoon => "bg-yellow-lt",
            NoticeState.PersonTold => "bg-green-lt",
            _ => "bg-secondary-lt",
        };

    public static string Language => Texts.IsFrench ? "fr" : "en";
}
