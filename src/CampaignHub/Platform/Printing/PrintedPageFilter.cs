using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;

namespace CampaignHub.Platform.Printing;

/// <summary>Answers <c>?format=pdf</c> on every <see cref="IPrintedPage"/>.</summary>
internal sealed partial class PrintedPageFilter(PdfPrinter printer, ILogger<PrintedPageFilter> log) : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (Asked(context) is not { } page)
        {
            await next();
            return;
        }

        context.HttpContext.Items[typeof(IPrintedPage)] = page;
        if (!printer.IsInstalled)
        {
            await next();
            return;
        }

        var response = context.HttpContext.Response;
        var body = response.Body;
        using var html = new MemoryStream();
        response.Body = html;
        try
        {
            await next();
        }
        finally
        {
            response.Body = body;
        }

        await AnswerAsync(context.HttpContext, page, html);
    }

    public static bool IsAsked(HttpRequest request) => string.Equals(request.Query["format"], "pdf", StringComparison.OrdinalIgnoreCase);

    /// <summary>The page that is being printed; null while a page is only shown.</summary>
    public static IPrintedPage? Printed(HttpContext context) => context.Items[typeof(IPrintedPage)] as IPrintedPage;

    private static IPrintedPage? Asked(ResultExecutingContext context) =>
        context.Result is PageResult && IsAsked(context.HttpContext.Request) ? context.Controller as IPrintedPage : null;

    private async Task AnswerAsync(HttpContext context, IPrintedPage page, MemoryStream html)
    {
        var answer = html.ToArray();
        if (context.Response.StatusCode == StatusCodes.Status200OK)
        {
            try
            {
                answer = await printer.PrintAsync(System.Text.Encoding.UTF8.GetString(answer), page.Paper, context.RequestAborted);
                context.Response.ContentType = "application/pdf";
                var disposition = new ContentDispositionHeaderValue("inline");
                disposition.SetHttpFileName($"{page.FileName}.pdf");
                context.Response.Headers.ContentDisposition = disposition.ToString();
            }
            catch (IOException exception)
            {
                // The page to print by hand, rather than nothing.
                NotMade(exception);
            }
        }

        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
    }

    [LoggerMessage(LogLevel.Warning, "A PDF could not be made; the page was answered as one to print.")]
    private partial void NotMade(Exception exception);
}
