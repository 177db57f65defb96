using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Notifications.Contracts;

/// <summary>A notice could not go by mail: there is no address, or the relay refused it for good. Whoever knows the
/// person's postal address posts the same template as a letter, without values. Told in the job that delivers.</summary>
public sealed record LetterWanted(Guid Person, string Template, Guid ObjectId) : IFact;
