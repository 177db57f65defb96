using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Web.Shared.Pages;

/// <summary>The page is the form of one use case: who may not run that use case is not shown the form either.
/// A courtesy to the reader; the core decides when the form is sent.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class FormAttribute : Attribute
{
    public abstract Access Access { get; }

    public static FormAttribute? Of(PageModel page) => page.GetType().GetCustomAttribute<FormAttribute>();

    /// <returns>Null when the visitor may see the form.</returns>
    public IActionResult? Refuse(PageModel page, Outcome<Done> known, Visitor visitor) =>
        !known.Succeeded ? page.Refused(known)
        : Access.Refuse(visitor.AsActor()) is { } no ? page.Refused<Done>(no)
        : null;
}

public sealed class FormOfAttribute<T> : FormAttribute where T : IUseCase
{
    public override Access Access => T.Access;
}
