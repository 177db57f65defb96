using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace WelfareMutual.Payments.Provider;

/// <summary>A form with bracketed names, encoded as the provider's own SDK does: brackets as they are, a space as %20.</summary>
internal sealed class StripeForm
{
    private readonly StringBuilder encoded = new();

    public StripeForm Add(string name, string? value)
    {
        if (value is null)
            return this;
        if (encoded.Length > 0)
            encoded.Append('&');
        encoded
            .Append(Uri.EscapeDataString(name).Replace("%5B", "[", StringComparison.Ordinal).Replace("%5D", "]", StringComparison.Ordinal))
            .Append('=')
            .Append(Uri.EscapeDataString(value));
        return this;
    }

    public StripeForm Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public StripeForm AddEach(string name, IEnumerable<string> values)
    {
        var index = 0;
        foreach (var value in values)
            Add(string.Create(CultureInfo.InvariantCulture, $"{name}[{index++}]"), value);
        return this;
    }

    public StripeForm AddMap(string name, IReadOnlyDictionary<string, string> values)
    {
        // In one order always: the provider compares the parameters of a repeated key.
        foreach (var (key, value) in values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            Add($"{name}[{key}]", value);
        return this;
    }

    public HttpContent ToContent() => new ByteArrayContent(Encoding.ASCII.GetBytes(ToString()))
    {
        Headers = { ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded") },
    };

    public override string ToString() => encoded.ToString();
}
