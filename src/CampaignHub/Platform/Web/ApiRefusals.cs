using System.Globalization;
using System.Net;
using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Language;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Platform.Web;

/// <summary>
/// The API's ways to say no, as problem details with a stable <c>code</c>: <c>refused</c>, <c>unknown_member</c> or the case's own (422), <c>stale</c> and <c>duplicate</c> (409),
/// <c>disk_full</c> (507); where only a status is given, its name: <c>unauthorized</c>, <c>forbidden</c>, <c>not_found</c>. A file that a person asks for
/// and cannot have says so in one sentence.
/// </summary>
internal sealed class ApiRefusals(Texts texts, IProblemDetailsService problems) : IExceptionHandler
{
    /// <summary>An answer that is only a status gets its name as the code.</summary>
    public static void AddCode(ProblemDetailsContext context)
    {
        var details = context.ProblemDetails;
        if (details.Status is { } status)
        {
            details.Extensions.TryAdd("code", JsonNamingPolicy.SnakeCaseLower.ConvertName($"{(HttpStatusCode)status}"));
        }
    }

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // Out here, the language that the request came with is no longer set.
        if (httpContext.Features.Get<IRequestCultureFeature>()?.RequestCulture is { } language)
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language.Culture, language.UICulture);
        }

        var db = httpContext.RequestServices.GetRequiredService<HubDb>();
        (int Status, string Code, string Detail)? answer = exception switch
        {
            RefusedException { Code: FullDisk.Code } full => (507, full.Code, texts[full.Template]),
            RefusedException refused => (422, refused.Code, texts[refused.Template, [.. refused.Values]]),
            BadHttpRequestException bad when UnreadableRequest.Of(bad) is { } why => (
                why.Code == "bad_request" ? bad.StatusCode : 422,
                why.Code,
                texts[why.Template, [.. why.Values]]
            ),
            BadHttpRequestException bad => (bad.StatusCode, "bad_request", bad.Message),
            DbUpdateConcurrencyException => (409, "stale", texts["Somebody else changed this in the meantime."]),
            _ when db.IsDuplicate(exception) => (
                409,
                "duplicate",
                texts["Somebody wrote the same at the same moment: nothing was saved twice. Look at what is there now."]
            ),
            _ when db.IsFull(exception) => (507, "disk_full", texts["The disk is full: nothing was saved."]),
            _ => null,
        };
        // By now the request's own path is the one of the error page.
        var asked = new PathString(httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path);
        if (answer is not { } no)
        {
            return false;
        }

        if (!asked.IsApi())
        {
            return exception is RefusedException && await SayAsync(httpContext, no.Status, no.Detail, cancellationToken);
        }

        httpContext.Response.StatusCode = no.Status;
        var details = new ProblemDetails
        {
            Status = no.Status,
            Detail = no.Detail,
            Extensions = { ["code"] = no.Code },
        };
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = details });
    }

    // A page shows its own refusals (RefusalFilter); this is a file that somebody wanted to save.
    private static async Task<bool> SayAsync(HttpContext http, int status, string sentence, CancellationToken cancellationToken)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        await http.Response.WriteAsync(sentence, cancellationToken);
        return true;
    }
}
