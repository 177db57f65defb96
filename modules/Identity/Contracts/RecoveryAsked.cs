using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Contracts;

/// <summary>Somebody asked for a new key. Whoever knows the person's postal address calls
/// <see cref="IAccounts.RenewKey"/> and posts the letter named here with the values of <see cref="PostedKey"/>. Told in a job.</summary>
/// <param name="Number">The login as printed: a member number, or an officer's ID.</param>
/// <param name="Template">The letter to post.</param>
public sealed record RecoveryAsked(Guid Person, Guid? Enterprise, string Number, string Name, string Template) : IFact;
