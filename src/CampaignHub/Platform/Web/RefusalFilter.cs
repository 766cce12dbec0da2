using System.Globalization;
using CampaignHub.Data;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Records;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Platform.Web;

/// <summary>
/// Shows a refusal, or another person's change in the meantime, at the top of the page the person was on, with the form as they filled it.
/// An invalid form comes back with 422 as well.
/// </summary>
internal sealed class RefusalFilter(HubDb db, Texts texts) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var executed = await next();
        if (executed.Exception is { } exception && Sentence(exception) is { } sentence)
        {
            executed.ModelState.AddModelError("", sentence);
            if (exception is DbUpdateConcurrencyException stale && executed.HandlerInstance is PageModel page)
            {
                await ShowBothAsync(page, stale, context.HttpContext.RequestAborted);
            }

            executed.ExceptionHandled = true;
            executed.Result = await AgainAsync(executed, context.HttpContext.RequestAborted);
        }
        else if (executed.Result is PageResult { StatusCode: null } result && !executed.ModelState.IsValid)
        {
            result.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
    }

    // The form comes back as it was filled, but for the version: saving again now means to keep one's own.
    private static async Task ShowBothAsync(PageModel page, DbUpdateConcurrencyException stale, CancellationToken cancellationToken)
    {
        var both = await StaleEdit.OfAsync(stale, cancellationToken);
        page.ViewData[StaleEdit.Key] = both;
        var stored = both.StoredVersion.ToString(CultureInfo.InvariantCulture);
        page.ModelState.SetModelValue(nameof(Record.Version), stored, stored);
    }

    private string? Sentence(Exception exception) =>
        exception switch
        {
            RefusedException refused => texts[refused.Template, [.. refused.Values]],
            DbUpdateConcurrencyException => texts[
                "Somebody else changed this in the meantime. Both versions are shown; save again to keep yours."
            ],
            _ when db.IsDuplicate(exception) => texts[
                "Somebody wrote the same at the same moment: nothing was saved twice. Look at what is there now."
            ],
            _ when db.IsFull(exception) => texts["The disk is full: nothing was saved. Free some space, then send the form again."],
            _ => null,
        };

    private async Task<IActionResult> AgainAsync(PageHandlerExecutedContext executed, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        if (executed.HandlerInstance is ILoadsPage page)
        {
            await page.LoadAsync(cancellationToken);
        }

        return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }
}
