using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CampaignHub.Platform.Web;

/// <summary>What every address of the API has in common, for the description of it: the token that it asks for, and its ways to say no.</summary>
internal static class ApiDescription
{
    private const string Bearer = "bearer";
    private const string Problem = "Problem";

    private static readonly Dictionary<string, string> Refusals = new(StringComparer.Ordinal)
    {
        ["401"] = "No token, or one that is unknown or revoked (unauthorized).",
        ["403"] = "The person or the token may not do this (forbidden).",
        ["404"] = "Not there, or not in a campaign of this person (not_found).",
        ["409"] =
            "Somebody else changed or wrote the same meanwhile (stale, duplicate), or the first request with this Idempotency-Key has no answer yet (in_progress, outcome_unknown).",
        ["422"] =
            "Understood, and refused: detail says why in one sentence, in the language of Accept-Language; code is refused or the case's own. A condition of the query or a member of the body that the address does not know is refused by its name (unknown_member).",
    };

    // The same for every list.
    private static readonly Dictionary<string, string> Paging = new(StringComparer.Ordinal)
    {
        ["limit"] = $"How many at most, 1 to {ApiPage.MaxLimit}; {ApiPage.DefaultLimit} unless told.",
        ["cursor"] = "The nextCursor of the page before; without one the first page is given.",
    };

    public static Task DescribeAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        document.AddComponent(
            Bearer,
            new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A personal access token, made on the page of one's own profile or by the command token create.",
            }
        );
        document.AddComponent(
            Problem,
            new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "RFC 9457, with a stable code for programs.",
                Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
                {
                    ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                    ["title"] = new OpenApiSchema { Type = JsonSchemaType.String },
                    ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String },
                    ["code"] = new OpenApiSchema { Type = JsonSchemaType.String },
                },
            }
        );
        foreach (var (path, item) in document.Paths.Where(path => new PathString(path.Key).IsApi()))
        {
            foreach (var (method, operation) in item.Operations ?? [])
            {
                Describe(document, path, method, operation);
            }
        }

        return Task.CompletedTask;
    }

    private static void Describe(OpenApiDocument document, string path, HttpMethod method, OpenApiOperation operation)
    {
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
        foreach (var parameter in (operation.Parameters ?? []).Where(each => each.In == ParameterLocation.Query))
        {
            parameter.Description ??= Paging.GetValueOrDefault(parameter.Name ?? "");
        }

        foreach (var (status, description) in Refusals.Where(refusal => Occurs(refusal.Key, path, method)))
        {
            (operation.Responses ??= [])[status] = new OpenApiResponse
            {
                Description = description,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(Problem, document) },
                },
            };
        }
    }

    private static bool Occurs(string status, string path, HttpMethod method) =>
        status switch
        {
            // A campaign, or a record.
            "404" => path.Contains('{', StringComparison.Ordinal),
            "409" => method != HttpMethod.Get,
            _ => true,
        };
}
