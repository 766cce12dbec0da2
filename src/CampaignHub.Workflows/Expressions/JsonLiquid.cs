using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fluid;
using Fluid.Values;

namespace CampaignHub.Workflows.Expressions;

/// <summary>JSON as Liquid sees it, and back.</summary>
public static class JsonLiquid
{
    public static FluidValue ToLiquid(JsonNode? node) =>
        node switch
        {
            null => NilValue.Instance,
            JsonObject members => new MembersValue(new Members(members)),
            JsonArray items => new ArrayValue([.. items.Select(ToLiquid)]),
            _ => ToLiquid(node.AsValue()),
        };

    public static JsonNode? ToJson(FluidValue value, TemplateContext context) =>
        value.Type switch
        {
            FluidValues.Nil or FluidValues.Empty or FluidValues.Blank => null,
            FluidValues.Boolean => value.ToBooleanValue(),
            FluidValues.Number => value.ToNumberValue(),
            FluidValues.Array => new JsonArray([.. value.Enumerate(context).Select(item => ToJson(item, context))]),
            FluidValues.Dictionary when value.ToObjectValue() is JsonObject members => members.DeepClone(),
            FluidValues.DateTime when value.ToObjectValue() is DateTimeOffset moment => moment.ToString("O", CultureInfo.InvariantCulture),
            _ => value.ToStringValue(),
        };

    private static FluidValue ToLiquid(JsonValue value) =>
        value.GetValueKind() switch
        {
            JsonValueKind.True => BooleanValue.True,
            JsonValueKind.False => BooleanValue.False,
            JsonValueKind.Number => NumberValue.Create(Number(value)),
            _ => new StringValue(value.ToString()),
        };

    private static decimal Number(JsonValue value) =>
        decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ExpressionException($"The number {value.ToJsonString()} is too large for a template.");

    private sealed class Members(JsonObject members) : IFluidIndexable
    {
        public JsonObject Object => members;

        public int Count => members.Count;

        public IEnumerable<string> Keys => members.Select(member => member.Key);

        public bool TryGetValue(string name, out FluidValue value)
        {
            var found = members.TryGetPropertyValue(name, out var node);
            value = ToLiquid(node);
            return found;
        }
    }

    /// <summary>Fluid takes a missing member as empty; here the context says what a missing one is.</summary>
    private sealed class MembersValue(Members members) : FluidValue
    {
        private readonly DictionaryValue _inner = new(members);

        public override FluidValues Type => FluidValues.Dictionary;

        public override async ValueTask<FluidValue> GetValueAsync(string name, TemplateContext context)
        {
            if (members.TryGetValue(name, out var value))
            {
                return value;
            }

            return name == "size" || context.Undefined is null ? await _inner.GetValueAsync(name, context) : await context.Undefined(name);
        }

        public override ValueTask<FluidValue> GetIndexAsync(FluidValue index, TemplateContext context) =>
            GetValueAsync(index.ToStringValue(), context);

        public override IEnumerable<FluidValue> Enumerate(TemplateContext context) => _inner.Enumerate(context);

        public override bool Contains(FluidValue value) => _inner.Contains(value);

        public override bool Equals(FluidValue other) =>
            other is MembersValue && JsonNode.DeepEquals(members.Object, other.ToObjectValue() as JsonObject);

        public override bool ToBooleanValue() => true;

        public override decimal ToNumberValue() => 0;

        public override string ToStringValue() => members.Object.ToJsonString();

        public override object ToObjectValue() => members.Object;

        public override ValueTask WriteToAsync(TextWriter writer, TextEncoder encoder, CultureInfo cultureInfo) =>
            new StringValue(ToStringValue()).WriteToAsync(writer, encoder, cultureInfo);
    }
}
