using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Notifications.Contracts;

/// <summary>A notice could not go by mail: there is no address, or the relay refused it for good. Whoever knows the
/// person's postal address posts the same template as a letter, without values. Told in the job that delivers.</summary>
/// <param name="ToFormer">To where the person was reached before the last change.</param>
/// <param name="OrElseHere">And when nothing was changed lately, to where they are reached now; otherwise nowhere.</param>
public sealed record LetterWanted(Guid Person, string Template, Guid ObjectId, bool ToFormer = false, bool OrElseHere = true) : IFact;
