using System.Globalization;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Notifications.Contracts;

/// <summary>A notice could not go by mail: there is no address, or the relay refused it for good. Whoever knows the
/// person's postal address posts the same template as a letter, with <see cref="Values"/>. Told in the job that delivers.</summary>
/// <param name="ToFormer">To where the person was reached before the last change.</param>
/// <param name="OrElseHere">And when nothing was changed lately, to where they are reached now; otherwise nowhere.</param>
/// <param name="Count">How many it is about, where the text names a number.</param>
public sealed record LetterWanted(Guid Person, string Template, Guid ObjectId, bool ToFormer = false, bool OrElseHere = true, int? Count = null) : IFact
{
    /// <summary>What the letter fills in: how many it is about, where the text names a number.</summary>
    public IReadOnlyDictionary<string, string> Values => Count is { } count
        ? new Dictionary<string, string>(StringComparer.Ordinal) { ["count"] = count.ToString(CultureInfo.InvariantCulture) } : new Dictionary<string, string>(StringComparer.Ordinal);
}
