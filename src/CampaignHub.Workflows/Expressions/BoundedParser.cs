using System.Runtime.CompilerServices;
using Fluid;
using Fluid.Ast;
using Fluid.Parser;
using Parlot;
using Parlot.Fluent;

namespace CampaignHub.Workflows.Expressions;

/// <summary>Fluid's parser with a floor under its recursion: nested blocks and brackets would end the process. The rewriter then holds the limit.</summary>
internal sealed class BoundedParser : FluidParser
{
    public BoundedParser(int maxItems)
        : base(
            new FluidParserOptions
            {
                AllowFunctions = false,
                AllowParentheses = false,
                AllowLiquidTag = true,
            }
        )
    {
        // The rewriter does not reach the arguments of the host's own tags, so ranges are bounded here as well.
        var primary = Primary.Parser!.Then(value => value is RangeExpression range ? new BoundedRange(range, maxItems) : value);
        Primary.Parser = new Nested<Expression>(primary);
        FilterExpression.Parser = new Nested<Expression>(FilterExpression.Parser!);
        KnownTagsList.Parser = new Nested<IReadOnlyList<Statement>>(KnownTagsList.Parser!);
        AnyTagsList.Parser = new Nested<IReadOnlyList<Statement>>(AnyTagsList.Parser!);
    }

    /// <exception cref="ExpressionException">The template cannot be read; says where.</exception>
    public IReadOnlyList<Statement> ReadStatements(string source)
    {
        var context = new FluidParseContext(source);
        try
        {
            if (Grammar.TryParse(context, out var statements, out var error))
            {
                return statements ?? [];
            }

            throw Located(error?.Message ?? "The template cannot be read.", error?.Position ?? context.Scanner.Cursor.Position);
        }
        catch (Fluid.ParseException failure)
        {
            throw Located(failure.Message, context.Scanner.Cursor.Position, failure);
        }
        catch (Parlot.ParseException failure)
        {
            throw Located(failure.Message, failure.Position, failure);
        }
        catch (TooDeepException failure)
        {
            throw Located("The template is nested too deeply.", context.Scanner.Cursor.Position, failure);
        }
    }

    private static ExpressionException Located(string message, TextPosition place, Exception? inner = null) =>
        new(message, place.Line, place.Column, inner);

    private sealed class TooDeepException() : Exception("nested too deeply");

    private sealed class Nested<T>(Parser<T> inner) : Parser<T>
    {
        public override bool Parse(ParseContext context, ref ParseResult<T> result)
        {
            return RuntimeHelpers.TryEnsureSufficientExecutionStack() ? inner.Parse(context, ref result) : throw new TooDeepException();
        }
    }
}
