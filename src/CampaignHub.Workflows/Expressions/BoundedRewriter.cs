using System.Text.Encodings.Web;
using Fluid;
using Fluid.Ast;
using Fluid.Values;

namespace CampaignHub.Workflows.Expressions;

/// <summary>Replaces what grows before Fluid counts a step: ranges and captures. Refuses trees that are too deep to be walked.</summary>
internal sealed class BoundedRewriter(LiquidLimits limits) : AstRewriter
{
    private int _depth;

    public override Statement Visit(Statement statement) => Deeper(() => base.Visit(statement));

    public override Expression Visit(Expression expression) => Deeper(() => base.Visit(expression));

    protected override Expression VisitRangeExpression(RangeExpression rangeExpression) =>
        new BoundedRange(rangeExpression, limits.MaxItems);

    protected override Statement VisitCaptureStatement(CaptureStatement captureStatement) =>
        new BoundedCapture(captureStatement.Identifier, [.. captureStatement.Statements.Select(Visit)], limits.MaxTextLength);

    protected override Expression VisitFilterExpression(FilterExpression filterExpression)
    {
        var visited = (FilterExpression)base.VisitFilterExpression(filterExpression);
        return visited.Name == "default" ? new FilterExpression(new Lenient(visited.Input), visited.Name, visited.Parameters) : visited;
    }

    private T Deeper<T>(Func<T> visit)
    {
        // A statement and its expression count twice, hence the double.
        if (++_depth > limits.MaxNesting * 2)
        {
            throw new ExpressionException($"The template is nested more than {limits.MaxNesting} deep.");
        }

        var visited = visit();
        _depth--;
        return visited;
    }

    private sealed class BoundedCapture(string identifier, IReadOnlyList<Statement> statements, int maxLength) : Statement
    {
        public override async ValueTask<Completion> WriteToAsync(TextWriter writer, TextEncoder encoder, TemplateContext context)
        {
            await using var captured = new BoundedTextWriter(maxLength);
            var completion = await statements.RenderStatementsAsync(captured, encoder, context);
            context.SetValue(identifier, new StringValue(captured.ToString(), encode: false));
            return completion;
        }

        protected override Statement Accept(AstVisitor visitor) => this;
    }

    /// <summary>What is missing may have a default; anywhere else a missing value is a mistake of the author.</summary>
    private sealed class Lenient(Expression input) : Expression
    {
        public override async ValueTask<FluidValue> EvaluateAsync(TemplateContext context)
        {
            var undefined = context.Undefined;
            context.Undefined = _ => NilValue.Instance;
            try
            {
                return await input.EvaluateAsync(context);
            }
            finally
            {
                context.Undefined = undefined;
            }
        }

        protected override Expression Accept(AstVisitor visitor) => this;
    }
}
