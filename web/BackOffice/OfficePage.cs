using Microsoft.AspNetCore.Mvc;
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

    protected IActionResult Refused<TResult>(Outcome<TResult> outcome) => PageOutcomes.Refused(this, outcome);
}
