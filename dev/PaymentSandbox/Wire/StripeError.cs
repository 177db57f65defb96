using System.Text.Json.Nodes;

namespace WelfareMutual.Dev.PaymentSandbox.Wire;

/// <summary>An answer other than success, in the provider's own shape.</summary>
internal sealed class StripeError(int status, string type, string message, string? code = null, string? param = null) : Exception(message)
{
    public int Status => status;

    public static StripeError Invalid(string message, string? code = null, string? param = null) =>
        new(400, "invalid_request_error", message, code, param);

    public static StripeError Missing(string kind, string id) =>
        new(404, "invalid_request_error", $"No such {kind}: '{id}'", "resource_missing", "id");

    public JsonObject ToJson()
    {
        var error = new JsonObject { ["type"] = type, ["message"] = Message };
        if (code is not null)
            error["code"] = code;
        if (param is not null)
            error["param"] = param;
        return new JsonObject { ["error"] = error };
    }
}
