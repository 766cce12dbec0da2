using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Fluid;
using Fluid.Ast;
using Fluid.Parser;
using Fluid.Values;

namespace CampaignHub.Workflows.Expressions;

/// <summary>
/// Reads and renders Liquid (Fluid) that people wrote, within limits: source, nesting, steps, ranges, lists, text on the way, output, time.
/// Whatever goes wrong, a limit included, is an <see cref="ExpressionException"/>. Safe to share between threads.
/// </summary>
public sealed class BoundedLiquid
{
    private const int KeptTemplates = 1_000;

    private readonly ConcurrentDictionary<string, LiquidTemplate> _templates = new(StringComparer.Ordinal);
    private readonly LiquidLimits _limits;

    // Its grammar is some hundred objects, which a host that starts need not wait for.
    private readonly Lazy<BoundedParser> _parser;
    private readonly TemplateOptions _options;

    /// <param name="limits">The defaults when null.</param>
    /// <param name="tags">Registers tags and blocks of the host's own.</param>
    /// <param name="options">Registers filters, values, members and the file provider of the host's own; runs before the guards are laid.</param>
    public BoundedLiquid(LiquidLimits? limits = null, Action<FluidParser>? tags = null, Action<TemplateOptions>? options = null)
    {
        _limits = limits ?? LiquidLimits.Default;
        _parser = new Lazy<BoundedParser>(() =>
        {
            var parser = new BoundedParser(_limits.MaxItems);
            tags?.Invoke(parser);
            return parser;
        });
        _options = new TemplateOptions
        {
            MaxSteps = _limits.MaxSteps,
            MaxRecursion = _limits.MaxRecursion,
            StrictFilters = true,
        };
        options?.Invoke(_options);
        LiquidGuards.Install(_options, _limits);
        _options.TemplateParsed = (_, template) => new BoundedRewriter(_limits).VisitTemplate(template);
    }

    /// <exception cref="ExpressionException">It cannot be read; says where.</exception>
    public LiquidTemplate Parse(string source)
    {
        if (_templates.TryGetValue(source, out var known))
        {
            return known;
        }

        if (source.Length > _limits.MaxSourceLength)
        {
            throw new ExpressionException($"The template is longer than {_limits.MaxSourceLength} characters.");
        }

        var read = new FluidTemplate(_parser.Value.ReadStatements(source));
        var template = new LiquidTemplate((FluidTemplate)new BoundedRewriter(_limits).VisitTemplate(read));
        if (_templates.Count >= KeptTemplates)
        {
            _templates.Clear();
        }

        _templates.TryAdd(source, template);
        return template;
    }

    /// <param name="strict">A value that is not there is a mistake, unless the <c>default</c> filter takes it; otherwise it is empty.</param>
    public TemplateContext CreateContext(DateTimeOffset now, bool strict = true)
    {
        var context = new TemplateContext(_options) { Now = () => now };
        context.Undefined = name => strict ? throw new ExpressionException($"There is no value \"{name}\".") : NilValue.Instance;
        return context;
    }

    public async Task<string> RenderAsync(LiquidTemplate template, TemplateContext context, TextEncoder? encoder = null)
    {
        await using var output = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        await RenderAsync(template, context, output, encoder);
        return output.ToString();
    }

    /// <param name="encoder">Encodes what <c>{{ }}</c> writes; nothing is encoded when null.</param>
    public async Task RenderAsync(LiquidTemplate template, TemplateContext context, TextWriter output, TextEncoder? encoder = null)
    {
        await using var bounded = new BoundedTextWriter(output, _limits.MaxTextLength);
        await GuardAsync(
            context,
            async () =>
            {
                await template.Inner.RenderAsync(bounded, encoder ?? NullEncoder.Default, context);
                return true;
            }
        );
    }

    /// <summary>The value itself when the template is one <c>{{ … }}</c> (a number stays a number, a list a list), else its text.</summary>
    public async Task<JsonNode?> EvaluateAsync(LiquidTemplate template, TemplateContext context) =>
        template.Inner.Statements is [OutputStatement output]
            ? await GuardAsync(context, async () => JsonLiquid.ToJson(await output.Expression.EvaluateAsync(context), context))
            : (JsonNode?)await RenderAsync(template, context);

    private static async Task<T> GuardAsync<T>(TemplateContext context, Func<Task<T>> render)
    {
        LiquidClock.Start(context);
        try
        {
            return await render();
        }
        catch (InvalidOperationException failure) when (failure.Message.Contains("recursion", StringComparison.Ordinal))
        {
            // Fluid says the same of too many steps and of templates that include each other.
            throw new ExpressionException("The template was stopped: it takes too many steps, or includes itself.", failure);
        }
        catch (Exception failure)
            when (failure is FluidException or InvalidOperationException or ArithmeticException or ArgumentException or FormatException)
        {
            throw new ExpressionException(failure.Message, failure);
        }
        catch (FileNotFoundException failure)
        {
            throw new ExpressionException($"There is no template \"{failure.Message}\".", failure);
        }
    }
}

/// <summary>A template that was read and may be rendered many times, by several threads.</summary>
public sealed class LiquidTemplate
{
    internal LiquidTemplate(FluidTemplate inner) => Inner = inner;

    internal FluidTemplate Inner { get; }
}
