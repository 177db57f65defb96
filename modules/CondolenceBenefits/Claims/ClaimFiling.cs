using WelfareMutual.Casework.Contracts;
using WelfareMutual.CondolenceBenefits.Benefits;
using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Payouts.Contracts;

namespace WelfareMutual.CondolenceBenefits.Claims;

/// <summary>Turns answers into a submitted claim; the same for the member's own and for a paper that staff key in.</summary>
internal sealed class ClaimFiling(BenefitsDb db, Deciding deciding, ICases cases, IMemberFiles members, PersonKeys keys, IBanks banks, SearchIndex index)
{
    public sealed record Assessment(ClaimSubject Subject, ClaimFacts Facts, Decision Decision, IReadOnlyList<Refusal> Refusals);

    /// <summary>What the rules say of the answers as they are; null when the person is no member or the day is not known.</summary>
    public async Task<Assessment?> Assess(Guid id, Guid person, BenefitKind kind, Answers answers, DateOnly claimDate, IReadOnlyList<string> documents, CancellationToken ct)
    {
        if ((await members.Of([person], ct)).GetValueOrDefault(person) is not { } member)
        {
            return null;
        }
        await keys.LoadFor(person, Purpose.Own, ct);
        if (EventDate(kind, member, answers) is not { } day)
        {
            return null;
        }
        var membership = member.Membership;
        var subject = ClaimSubject.Of(kind, day, person, answers["Kana"], index);
        var (facts, decision) = Deciding.Decide(await deciding.Gather(id, member, ct), subject, answers, claimDate, documents);
        if (decision.EventDay is { } decided)
        {
            (day, subject) = (decided, subject with { EventDate = decided });
        }
        var refusals = decision.Refusals.Select(ClaimRefusals.Of).ToList();
        if (day < membership.BenefitsFrom && day >= membership.JoinedOn)
        {
            refusals.Add(ClaimRefusals.TooEarly);
        }
        return new(subject, facts, decision, refusals);
    }

    /// <returns>The reference number.</returns>
    public async Task<Outcome<string>> File(Guid id, Guid person, BenefitKind kind, string title, Answers answers, DateOnly claimDate, IReadOnlyList<string> documents, CancellationToken ct)
    {
        if (await Assess(id, person, kind, answers, claimDate, documents, ct) is not { } assessed)
        {
            return ClaimRefusals.NotMember;
        }
        if (assessed.Refusals.Count > 0)
        {
            return assessed.Refusals.ToList();
        }
        var payee = answers.Payee(banks);
        if (!payee.Succeeded)
        {
            return payee.Refusals.ToList();
        }
        var benefit = Benefit.Of(id, person, title, assessed.Subject, claimDate, answers, payee.Value, banks.Masked(payee.Value), assessed.Decision);
        db.Benefits.Add(benefit);
        await db.SaveChangesAsync(ct);
        return await cases.Submit(id, benefit.Amount, ct);
    }

    /// <summary>The stated day; for an age the birthday that the rules name.</summary>
    private static DateOnly? EventDate(BenefitKind kind, MemberFile member, Answers answers) =>
        kind == BenefitKind.ComingOfAge ? member.Open()?.BornOn.AddYears(20) : answers.Day;
}
