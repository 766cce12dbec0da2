using System.Diagnostics;
using Fluid;

namespace CampaignHub.Workflows.Expressions;

/// <summary>How long a rendering has run: a guard against work, not a business clock.</summary>
internal static class LiquidClock
{
    private const string Key = "CampaignHub.Started";

    public static void Start(TemplateContext context) => context.AmbientValues[Key] = Stopwatch.GetTimestamp();

    public static void Check(TemplateContext context, LiquidLimits limits)
    {
        if (context.AmbientValues.TryGetValue(Key, out var started) && Stopwatch.GetElapsedTime((long)started) > limits.Timeout)
        {
            throw new ExpressionException($"The template was stopped: it ran longer than {limits.Timeout.TotalSeconds:0.###} s.");
        }
    }
}
