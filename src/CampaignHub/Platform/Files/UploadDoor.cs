using Microsoft.AspNetCore.Http.Features;

namespace CampaignHub.Platform.Files;

/// <summary>Says of an endpoint that it takes files: its form may be large.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class TakesFilesAttribute : Attribute;

/// <summary>
/// Reads a form with files within the limits of the settings, after the person was let in: a form that is too large is answered 413 and a full disk 507,
/// before any page runs.
/// </summary>
internal sealed class UploadDoor(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<TakesFilesAttribute>() is null || !context.Request.HasFormContentType)
        {
            await next(context);
            return;
        }

        var most = await context.RequestServices.GetRequiredService<FileLimits>().FormBytesAsync(context.RequestAborted);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
        {
            body.MaxRequestBodySize = most;
        }

        var options = new FormOptions
        {
            MultipartBodyLengthLimit = most,
            ValueCountLimit = 200,
            MultipartHeadersCountLimit = 8,
        };
        context.Features.Set<IFormFeature>(new FormFeature(context.Request, options));
        if (await ReadAsync(context, most) is { } refusal)
        {
            // The page that tells it does not read the form again.
            context.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
            context.Response.StatusCode = refusal;
            return;
        }

        await next(context);
    }

    private static async Task<int?> ReadAsync(HttpContext context, long most)
    {
        if (context.Request.ContentLength > most)
        {
            return StatusCodes.Status413PayloadTooLarge;
        }

        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
            return null;
        }
        catch (InvalidDataException broken)
        {
            return broken.Message.Contains("limit", StringComparison.Ordinal)
                ? StatusCodes.Status413PayloadTooLarge
                : StatusCodes.Status400BadRequest;
        }
        catch (BadHttpRequestException bad)
        {
            return bad.StatusCode;
        }
        catch (IOException full) when (FullDisk.Is(full))
        {
            return StatusCodes.Status507InsufficientStorage;
        }
    }
}
