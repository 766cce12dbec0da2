using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Platform.Web;

/// <summary>
/// Without script a picker has a button of its own in the form: it sends the form here, which does nothing of it and comes back as it was filled,
/// with what was found.
/// </summary>
internal sealed class PickFilter : IAsyncPageFilter
{
    public const string Button = "pick";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || !request.Form.ContainsKey(Button))
        {
            await next();
            return;
        }

        // What is still empty is no mistake yet.
        foreach (var entry in context.ModelState.Values)
        {
            entry.Errors.Clear();
            entry.ValidationState = Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Valid;
        }

        if (context.HandlerInstance is ILoadsPage page)
        {
            await page.LoadAsync(context.HttpContext.RequestAborted);
        }

        context.Result = new PageResult();
    }
}
