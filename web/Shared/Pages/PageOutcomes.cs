using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WelfareMutual.Kernel;

namespace WelfareMutual.Web.Shared.Pages;

/// <summary>How a page answers an outcome: a rule's "no" under its field on the same page, the others on a page of their own.</summary>
public static class PageOutcomes
{
    /// <returns>The page again with the refusals in the error summary, or the answer that the refusal asks for.</returns>
    public static IActionResult Refused<T>(this PageModel page, Outcome<T> outcome)
    {
        var refusal = outcome.Refusal ?? throw new InvalidOperationException("the outcome is no refusal");
        switch (refusal.Kind)
        {
            case RefusalKind.NotFound:
                return new StatusCodeResult(StatusCodes.Status404NotFound);
            case RefusalKind.Erased:
                return new StatusCodeResult(StatusCodes.Status410Gone);
            case RefusalKind.Forbidden:
                return new StatusCodeResult(StatusCodes.Status403Forbidden);
            case RefusalKind.Unavailable:
                return new UnavailableResult();
            case RefusalKind.SignInNeeded:
                return new SignInNeededResult();
            case RefusalKind.ProofNeeded:
                return new ProofNeededResult();
            case RefusalKind.ReasonNeeded when HttpMethods.IsGet(page.Request.Method):
                return new LocalRedirectResult($"/audit/reason?back={Uri.EscapeDataString(page.Request.Path + page.Request.QueryString)}");
            default:
                foreach (var each in outcome.Refusals)
                {
                    page.ModelState.AddModelError(each.Field is null ? "" : $"Input.{each.Field}", each.Text);
                }
                page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return page.Page();
        }
    }
}

/// <summary>The session is missing or over. A GET goes to the sign-in page and comes back; a POST keeps its fields on a page of its own.</summary>
public sealed class SignInNeededResult : IActionResult
{
    public const string Item = "wm:sign-in-needed";

    public Task ExecuteResultAsync(ActionContext context)
    {
        context.HttpContext.Items[Item] = true;
        context.HttpContext.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}

/// <summary>The core does not answer. A GET gets the page that says so; on a POST that page keeps its fields.</summary>
public sealed class UnavailableResult : IActionResult
{
    public const string Item = "wm:unavailable";

    public Task ExecuteResultAsync(ActionContext context)
    {
        context.HttpContext.Items[Item] = true;
        context.HttpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }
}

/// <summary>The use case wants a recent proof of who holds the session. A GET goes to the page for it and comes back; a POST keeps its fields on a page of its own.</summary>
public sealed class ProofNeededResult : IActionResult
{
    public const string Item = "wm:proof-needed";

    public Task ExecuteResultAsync(ActionContext context)
    {
        context.HttpContext.Items[Item] = true;
        context.HttpContext.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
