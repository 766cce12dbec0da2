using Fluid;
using Fluid.Ast;
using Fluid.Values;

namespace CampaignHub.Workflows.Expressions;

/// <summary>A range that is measured before it is built: Fluid would build <c>(1..100000000)</c> first and count its steps after.</summary>
internal sealed class BoundedRange(RangeExpression range, int maxItems) : Expression
{
    public override async ValueTask<FluidValue> EvaluateAsync(TemplateContext context)
    {
        var first = (await range.From.EvaluateAsync(context)).ToNumberValue();
        var last = (await range.To.EvaluateAsync(context)).ToNumberValue();
        if (last - first >= maxItems)
        {
            throw new ExpressionException($"The template was stopped: a range of more than {maxItems} items.");
        }

        return await new RangeExpression(Number(first), Number(last)).EvaluateAsync(context);
    }

    protected override Expression Accept(AstVisitor visitor) => this;

    private static LiteralExpression Number(decimal value) => new(NumberValue.Create(value));
}
