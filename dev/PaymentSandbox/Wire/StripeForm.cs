using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace WelfareMutual.Dev.PaymentSandbox.Wire;

/// <summary>A form with bracketed names: <c>a[b][0]=x</c>.</summary>
internal sealed class StripeForm
{
    private readonly Dictionary<string, string> fields = new(StringComparer.Ordinal);

    public StripeForm(string encoded)
    {
        foreach (var (name, values) in QueryHelpers.ParseQuery(encoded))
        {
            // "a[]=x&a[]=y" is the same list as "a[0]=x&a[1]=y".
            for (var i = 0; i < values.Count; i++)
                fields[name.Replace("[]", $"[{i}]", StringComparison.Ordinal)] = values[i] ?? "";
        }
    }

    public IEnumerable<string> RootNames => fields.Keys.Select(name => name.Split('[')[0]).Distinct(StringComparer.Ordinal);

    public string? Text(string name) => fields.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    public string Needed(string name) =>
        Text(name) ?? throw StripeError.Invalid($"Missing required param: {name}.", "parameter_missing", name);

    public long? Number(string name)
    {
        if (Text(name) is not { } text)
            return null;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw StripeError.Invalid($"Invalid integer: {text}", "parameter_invalid_integer", name);
    }

    public long NeededNumber(string name) =>
        Number(name) ?? throw StripeError.Invalid($"Missing required param: {name}.", "parameter_missing", name);

    public List<string> List(string name)
    {
        var values = new List<string>();
        while (Text($"{name}[{values.Count}]") is { } value)
            values.Add(value);
        return values;
    }

    public Dictionary<string, string> Map(string name) => fields
        .Where(field => field.Key.StartsWith(name + "[", StringComparison.Ordinal) && field.Key.EndsWith(']'))
        .ToDictionary(field => field.Key[(name.Length + 1)..^1], field => field.Value, StringComparer.Ordinal);

    public bool Has(string prefix) => fields.Keys.Any(name => name.StartsWith(prefix + "[", StringComparison.Ordinal));

    public void AllowOnly(params string[] names)
    {
        var stranger = RootNames.FirstOrDefault(name => !names.Contains(name, StringComparer.Ordinal));
        if (stranger is not null)
            throw StripeError.Invalid($"Received unknown parameter: {stranger}", "parameter_unknown", stranger);
    }
}
