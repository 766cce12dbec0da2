using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;

namespace CampaignHub.Platform.Web;

/// <summary>
/// What an address of the API may be asked with, read from its handler. Anything else is refused: a misspelt condition, passed over, would
/// turn the answer into another one without a word.
/// </summary>
internal static class ApiQuestions
{
    private const string Code = "unknown_member";

    public static TBuilder RefusesUnknownQuestions<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilterFactory(
            (handler, next) =>
            {
                var names = handler.MethodInfo.GetParameters().SelectMany(Names).ToList();
                return call =>
                {
                    Refuse(call.HttpContext.Request, names);
                    return next(call);
                };
            }
        );

    private static void Refuse(HttpRequest request, List<string> names)
    {
        if (request.Query.Count == 0)
        {
            return;
        }

        // What stands in the path is not asked with.
        var known = names.FindAll(name => !request.RouteValues.ContainsKey(name));
        if (request.Query.Keys.FirstOrDefault(key => !known.Contains(key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw known.Count == 0
                ? new RefusedException("This address knows no \"{0}\": it is asked without conditions.", unknown) { Code = Code }
                : new RefusedException("This address knows no \"{0}\"; it knows {1}.", unknown, string.Join(", ", known)) { Code = Code };
        }
    }

    private static IEnumerable<string> Names(ParameterInfo parameter) =>
        parameter.IsDefined(typeof(AsParametersAttribute))
            ? parameter.ParameterType.GetConstructors().Single().GetParameters().SelectMany(Names)
        : IsOfQuery(parameter.ParameterType)
            ? [parameter.GetCustomAttribute<FromQueryAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!)]
        : [];

    // Bodies, services, files and the request itself are none of these.
    private static bool IsOfQuery(Type type)
    {
        var one = Nullable.GetUnderlyingType(type) ?? (type.IsArray ? type.GetElementType()! : type);
        return one == typeof(string)
            || one == typeof(StringValues)
            || one.IsEnum
            || (one.IsValueType && one.GetInterface(typeof(IParsable<>).Name) is not null);
    }
}
