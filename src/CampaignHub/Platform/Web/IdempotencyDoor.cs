using System.Security.Cryptography;
using System.Text;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CampaignHub.Platform.Web;

/// <summary>
/// A program that did not hear the answer to a POST asks again with the same <c>Idempotency-Key</c>, and gets the answer of the first time without a second
/// effect. Forms with files need none: the same content in the same place is the same file.
/// </summary>
internal sealed class IdempotencyDoor(RequestDelegate next)
{
    public const string Header = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";
    private const int KeyMaxLength = 200;

    // Longer than any request takes: what has no answer by then never gets one.
    private static readonly TimeSpan AtWork = TimeSpan.FromMinutes(5);

    public async Task InvokeAsync(HttpContext context, KeyedAnswers answers, Here here, Texts texts, IProblemDetailsService problems)
    {
        var given = context.Request.Headers[Header].ToString();
        if (given.Length == 0 || here.User is not { } user || !IsTaken(context.Request))
        {
            await next(context);
            return;
        }

        if (given.Length > KeyMaxLength)
        {
            throw new RefusedException("An Idempotency-Key has at most {0} characters.", KeyMaxLength) { Code = "bad_idempotency_key" };
        }

        var request = context.Request;
        var key = Hash(Encoding.UTF8.GetBytes($"{user.Id}|{request.Path}{request.QueryString}|{given}"));
        var sent = await HashBodyAsync(request, context.RequestAborted);
        var earlier = await answers.TakeAsync(key, sent, context.RequestAborted);
        if (earlier is null)
        {
            await RunAsync(context, answers, key);
        }
        else if (earlier.Sent != sent)
        {
            throw new RefusedException("This Idempotency-Key came with another request before; take a new one.")
            {
                Code = "idempotency_key_reused",
            };
        }
        else if (earlier.Status is { } status)
        {
            await ReplayAsync(context, earlier, status);
        }
        else
        {
            await ConflictAsync(context, here.Now - earlier.At < AtWork, texts, problems);
        }
    }

    /// <summary>Names the header in the description of the API.</summary>
    public static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (
            context.Description is { HttpMethod: "POST" } described
            && described.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true
        )
        {
            (operation.Parameters ??= []).Add(
                new OpenApiParameter
                {
                    Name = Header,
                    In = ParameterLocation.Header,
                    Description =
                        $"Up to {KeyMaxLength} characters of your own. The same key with the same JSON body gets the first answer again for 24 hours ({ReplayedHeader}: true) and has no second effect; with another body 422 idempotency_key_reused; while the first is at work 409 in_progress; when it ended without an answer 409 outcome_unknown.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = KeyMaxLength },
                }
            );
        }

        return Task.CompletedTask;
    }

    private static bool IsTaken(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.Path.IsApi() && !request.HasFormContentType;

    private async Task RunAsync(HttpContext context, KeyedAnswers answers, string key)
    {
        // Whoever goes away meanwhile asks again with the same key: the work is done to its end, so that there is an answer to keep.
        var gone = context.RequestAborted;
        context.RequestAborted = CancellationToken.None;
        var client = context.Response.Body;
        using var body = new MemoryStream();
        context.Response.Body = body;
        try
        {
            await next(context);
        }
        catch
        {
            // A refusal or a failure is rolled back.
            await answers.ReleaseAsync(key);
            throw;
        }
        finally
        {
            (context.Response.Body, context.RequestAborted) = (client, gone);
        }

        if (context.Response.StatusCode < StatusCodes.Status400BadRequest)
        {
            await answers.KeepAsync(key, context.Response.StatusCode, context.Response.Headers, body.ToArray());
        }
        else
        {
            await answers.ReleaseAsync(key);
        }

        body.Position = 0;
        await body.CopyToAsync(client, gone);
    }

    private static async Task ReplayAsync(HttpContext context, KeyedAnswer earlier, int status)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = earlier.ContentType;
        response.Headers[ReplayedHeader] = "true";
        if (earlier.Location is { } location)
        {
            response.Headers.Location = location;
        }

        await response.Body.WriteAsync(earlier.Body, context.RequestAborted);
    }

    private static async Task ConflictAsync(HttpContext context, bool isAtWork, Texts texts, IProblemDetailsService problems)
    {
        context.Response.StatusCode = StatusCodes.Status409Conflict;
        var details = new ProblemDetails
        {
            Status = StatusCodes.Status409Conflict,
            Detail = isAtWork
                ? texts["The first request with this Idempotency-Key is still at work; ask again in a moment."]
                : texts[
                    "The first request with this Idempotency-Key ended without an answer; look whether it took effect, then take a new key."
                ],
            Extensions = { ["code"] = isAtWork ? "in_progress" : "outcome_unknown" },
        };
        await problems.WriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = details });
    }

    private static async Task<string> HashBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        request.EnableBuffering();
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(request.Body, cancellationToken));
        request.Body.Position = 0;
        return hash;
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
