using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Web.Portal.Published;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.Portal;

/// <summary>A page of the public site. Sends portal use cases and nothing else.</summary>
public abstract class PortalPage : PageModel
{
    protected Task<Outcome<TResult>> Run<TResult>(IPortalUseCase<TResult> useCase) =>
        HttpContext.RequestServices.GetRequiredService<PortalUseCases>().Run(useCase, HttpContext.RequestAborted);

    /// <summary>For pages that anybody may read: shown from a copy when the core does not answer.</summary>
    protected Task<Outcome<TResult>> RunPublished<TResult>(IPortalUseCase<TResult> query) =>
        HttpContext.RequestServices.GetRequiredService<PublishedPages>().Run(query, HttpContext.RequestAborted);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (HttpMethods.IsGet(Request.Method) && FormAttribute.Of(this) is { } form)
        {
            var known = await Run(new WhoAmI());
            context.Result = form.Refuse(this, known, HttpContext.RequestServices.GetRequiredService<PortalVisit>().Visitor);
        }
        if (context.Result is null)
        {
            await base.OnPageHandlerExecutionAsync(context, next);
        }
    }

    protected IActionResult Refused<TResult>(Outcome<TResult> outcome) => PageOutcomes.Refused(this, outcome);
}
