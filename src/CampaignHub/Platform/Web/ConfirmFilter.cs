using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Primitives;

namespace CampaignHub.Platform.Web;

/// <summary>The question of a form that asks first, with everything it was filled with, to be sent again with the answer.</summary>
internal sealed record ConfirmQuestion(
    string Question,
    string Yes,
    bool IsGood,
    IReadOnlyList<(string Name, string Value)> Fields,
    string Back
)
{
    public const string QuestionField = "confirm-question";
    public const string YesField = "confirm-yes";
    public const string ToneField = "confirm-tone";

    /// <summary>What the script adds once the person said yes.</summary>
    public const string AnswerField = "confirmed";
}

/// <summary>Asks on a page of its own before a deed whose form asks first, where the browser runs no script that did.</summary>
internal sealed class ConfirmFilter(IModelMetadataProvider metadata) : IAsyncPageFilter
{
    // The page that asks has a token of its own.
    private const string TokenField = "__RequestVerificationToken";
    private const string View = "~/Features/Shared/_Confirm.cshtml";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (
            !HttpMethods.IsPost(request.Method)
            || !request.HasFormContentType
            || Question(await request.ReadFormAsync()) is not { } question
        )
        {
            await next();
            return;
        }

        // A page of its own instead of the page again: the form may stand on another page, and its record may be gone by now.
        context.Result = new ViewResult
        {
            ViewName = View,
            ViewData = new ViewDataDictionary<ConfirmQuestion>(metadata, new ModelStateDictionary())
            {
                Model = question with { Back = Back(request) },
            },
        };
    }

    private static ConfirmQuestion? Question(IFormCollection form) =>
        form[ConfirmQuestion.QuestionField] is [{ Length: > 0 } question]
        && StringValues.IsNullOrEmpty(form[ConfirmQuestion.AnswerField])
        && form.Files.Count == 0
            ? new ConfirmQuestion(
                question,
                $"{form[ConfirmQuestion.YesField]}",
                form[ConfirmQuestion.ToneField] == "good",
                [
                    .. form.Where(field => field.Key != TokenField)
                        .SelectMany(field => field.Value.Select(value => (field.Key, value ?? ""))),
                ],
                ""
            )
            : null;

    // Where the form stood; only ever a page of ours.
    private static string Back(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == request.Host.Value
            ? from.PathAndQuery
            : $"{request.Path}";
}
