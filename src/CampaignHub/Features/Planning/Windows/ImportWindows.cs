using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Language;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Windows;

/// <summary>Brings windows in from a calendar. The same event again makes no second window; where it moved, the shift is proposed; where it was called off, it is marked.</summary>
internal sealed class ImportWindows(HubDb db, Texts texts)
{
    /// <param name="File">iCalendar.</param>
    /// <param name="Source">What it is called, for people to know where a window comes from.</param>
    internal sealed record Input(byte[] File, string Source);

    /// <param name="Remarks">One sentence for each event that is left out or taken in part, with its line.</param>
    internal sealed record Result(int Added, int Proposed, int Cancelled, int Same, IReadOnlyList<string> Remarks);

    public async Task<Result> ExecuteAsync(Input input, CancellationToken cancellationToken)
    {
        var calendar = ReadCalendarFile.Read(input.File, db.Here.Campaign.TimeZone);
        // One that somebody put in the trash stays there.
        var known = await db.WithTrash<PlanWindow>()
            .Where(window => window.Uid != null)
            .ToDictionaryAsync(window => window.Uid!, cancellationToken);
        var result = new Result(0, 0, 0, 0, calendar.Told(texts));
        foreach (var each in calendar.Events)
        {
            result = known.TryGetValue(each.Uid, out var window) ? Compare(window, each, result) : Add(each, input.Source, result);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception, PlanWindow.Mapping.OncePerUid))
        {
            throw new RefusedException("Somebody else brings the same calendar in at this moment: try again.");
        }

        return result;
    }

    private Result Add(ReadCalendarFile.Event each, string source, Result result)
    {
        if (each.IsCancelled)
        {
            return result with { Same = result.Same + 1 };
        }

        var window = new PlanWindow
        {
            Name = each.Name,
            Uid = each.Uid,
            Source = source.Length <= PlanWindow.SourceMaxLength ? source : source[..PlanWindow.SourceMaxLength],
        };
        window.Set(each.From, each.To);
        db.Add(window);
        return result with { Added = result.Added + 1 };
    }

    private Result Compare(PlanWindow window, ReadCalendarFile.Event each, Result result)
    {
        if (each.IsCancelled)
        {
            var isNew = !window.IsCancelled;
            window.Cancel(db.Here.Now);
            return isNew ? result with { Cancelled = result.Cancelled + 1 } : result with { Same = result.Same + 1 };
        }

        window.Revive();
        window.Propose(each.From, each.To);
        return window.HasProposal ? result with { Proposed = result.Proposed + 1 } : result with { Same = result.Same + 1 };
    }
}
