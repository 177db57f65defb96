using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice;

/// <summary>A page of the closed site. Sends office use cases and nothing else.</summary>
public abstract class OfficePage : PageModel
{
    protected Task<Outcome<TResult>> Run<TResult>(IOfficeUseCase<TResult> useCase) =>
        HttpContext.RequestServices.GetRequiredService<OfficeUseCases>().Run(useCase, HttpContext.RequestAborted);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (HttpMethods.IsGet(Request.Method) && FormAttribute.Of(this) is { } form)
        {
            var known = await Run(new WhoIsAtTheTerminal());
            context.Result = form.Refuse(this, known, HttpContext.RequestServices.GetRequiredService<OfficeVisit>().Visitor);
        }
        if (context.Result is null)
        {
            await base.OnPageHandlerExecutionAsync(context, next);
        }
    }

    /// <summary>Whether to show what leads to a use case; the core decides when it is run.</summary>
    protected bool May<T>() where T : IUseCase =>
        T.Access.Refuse(HttpContext.RequestServices.GetRequiredService<OfficeVisit>().Visitor.AsActor()) is null;

    protected IActionResult Refused<TResult>(Outcome<TResult> outcome) => PageOutcomes.Refused(this, outcome);
}
