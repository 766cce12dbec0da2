using System.Runtime.CompilerServices;
using Fluid;
using Fluid.Ast;
using Fluid.Parser;
using Parlot;
using Parlot.Fluent;

namespace CampaignHub.Workflows.Expressions;

/// <summary>Fluid's parser with a floor under its recursion: nested blocks and brackets would end the process.</summary>
internal sealed class BoundedParser : FluidParser
{
    private readonly int _maxNesting;

    public BoundedParser(int maxNesting, int maxItems)
        : base(
            new FluidParserOptions
            {
                AllowFunctions = false,
                AllowParentheses = false,
                AllowLiquidTag = true,
            }
        )
    {
        _maxNesting = maxNesting;
        // The rewriter does not reach the arguments of the host's own tags, so ranges are bounded here as well.
        var primary = Primary.Parser!.Then(value => value is RangeExpression range ? new BoundedRange(range, maxItems) : value);
        Primary.Parser = new Nested<Expression>(primary, maxNesting);
        FilterExpression.Parser = new Nested<Expression>(FilterExpression.Parser!, maxNesting);
        KnownTagsList.Parser = new Nested<IReadOnlyList<Statement>>(KnownTagsList.Parser!, maxNesting);
        AnyTagsList.Parser = new Nested<IReadOnlyList<Statement>>(AnyTagsList.Parser!, maxNesting);
    }

    /// <exception cref="ExpressionException">The template cannot be read; says where.</exception>
    public IReadOnlyList<Statement> ReadStatements(string source)
    {
        var context = new Context(source);
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
            throw Located($"The template is nested more than {_maxNesting} deep.", context.Scanner.Cursor.Position, failure);
        }
    }

    private static ExpressionException Located(string message, TextPosition place, Exception? inner = null) =>
        new(message, place.Line, place.Column, inner);

    private sealed class Context(string source) : FluidParseContext(source)
    {
        public int Depth { get; set; }
    }

    private sealed class TooDeepException() : Exception("nested too deeply");

    private sealed class Nested<T>(Parser<T> inner, int maxNesting) : Parser<T>
    {
        public override bool Parse(ParseContext context, ref ParseResult<T> result)
        {
            // A template that another includes is parsed by Fluid in a context of its own, which does not count.
            if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            {
                throw new TooDeepException();
            }

            if (context is not Context counted)
            {
                return inner.Parse(context, ref result);
            }

            if (++counted.Depth > maxNesting)
            {
                throw new TooDeepException();
            }

            var found = inner.Parse(context, ref result);
            counted.Depth--;
            return found;
        }
    }
}
