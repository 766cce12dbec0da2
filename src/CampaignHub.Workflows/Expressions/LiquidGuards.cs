using System.Text.RegularExpressions;
using Fluid;
using Fluid.Values;

namespace CampaignHub.Workflows.Expressions;

/// <summary>Puts a measure before and after each filter: Fluid counts statements, and a filter can make a gigabyte in one.</summary>
internal static partial class LiquidGuards
{
    private const int MaxFormatLength = 200;

    public static void Install(TemplateOptions options, LiquidLimits limits)
    {
        foreach (var (name, filter) in options.Filters.ToList())
        {
            options.Filters.AddFilter(name, Guard(name, filter, limits));
        }
    }

    private static FilterDelegate Guard(string name, FilterDelegate filter, LiquidLimits limits) =>
        async (input, arguments, context) =>
        {
            LiquidClock.Check(context, limits);
            var room = name switch
            {
                "replace" or "replace_first" or "replace_last" => Replaced(input, arguments),
                "join" => Joined(input, arguments, context, limits),
                _ => 0,
            };
            if (room > limits.MaxTextLength)
            {
                throw TooLong(limits);
            }

            if (name is "date" or "format_date" or "format_number" or "format_string" && Endless(arguments.At(0), input, name))
            {
                throw new ExpressionException($"The format given to {name} is too long.");
            }

            return Measured(await filter(input, arguments, context), limits);
        };

    private static long Replaced(FluidValue input, FilterArguments arguments)
    {
        var text = input.ToStringValue();
        var sought = arguments.At(0).ToStringValue();
        var times = sought.Length == 0 ? text.Length + 1 : text.AsSpan().Count(sought);
        return text.Length + ((long)times * arguments.At(1).ToStringValue().Length);
    }

    private static long Joined(FluidValue input, FilterArguments arguments, TemplateContext context, LiquidLimits limits)
    {
        var separator = arguments.At(0).ToStringValue().Length;
        var total = 0L;
        foreach (var item in input.Enumerate(context))
        {
            total += item.ToStringValue().Length + separator;
            if (total > limits.MaxTextLength)
            {
                break;
            }
        }

        return total;
    }

    /// <summary>A width such as <c>%99999999Y</c> or <c>D99999999</c> is a text of that length.</summary>
    private static bool Endless(FluidValue given, FluidValue input, string name)
    {
        var format = (name == "format_string" ? input : given).ToStringValue();
        return format.Length > MaxFormatLength || LongNumber().IsMatch(format);
    }

    private static FluidValue Measured(FluidValue value, LiquidLimits limits) =>
        value switch
        {
            StringValue text when text.ToStringValue().Length > limits.MaxTextLength => throw TooLong(limits),
            ArrayValue list when list.Values.Count > limits.MaxItems => throw new ExpressionException(
                $"The template was stopped: a list of more than {limits.MaxItems} items."
            ),
            _ => value,
        };

    private static ExpressionException TooLong(LiquidLimits limits) =>
        new($"The template was stopped: it makes a text longer than {limits.MaxTextLength} characters.");

    [GeneratedRegex(@"[0-9]{3,}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex LongNumber();
}
