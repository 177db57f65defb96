using Microsoft.EntityFrameworkCore;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.CondolenceBenefits.Tables;
using WelfareMutual.Members.Contracts;
using MembershipSpan = WelfareMutual.CondolenceBenefits.Rules.MembershipSpan;

namespace WelfareMutual.CondolenceBenefits.Benefits;

/// <summary>Gathers the facts of a claim and asks the rules.</summary>
internal sealed class Deciding(BenefitsDb db, BenefitTables tables, IMembers members)
{
    public async Task<(ClaimFacts Facts, Decision Decision)> Decide(
        Guid claim, Membership membership, ClaimSubject subject, Answers answers, DateOnly claimDate, IReadOnlyList<string> documents, CancellationToken ct)
    {
        var person = await members.Open(membership.PersonId, ct);
        var earlier = await db.Benefits.AsNoTracking()
            .Where(b => b.PersonId == membership.PersonId && b.Id != claim && b.State != BenefitState.Rejected && b.State != BenefitState.Withdrawn)
            .Select(b => new { b.Kind, b.EventDate, b.SubjectKey, b.SpouseKey, b.RuleId, b.Step }).ToListAsync(ct);
        var facts = new ClaimFacts(subject.Kind, subject.EventDate, claimDate, RelationOf(subject, answers), Convert.ToBase64String(subject.Key))
        {
            Memberships = Spans(membership),
            EarlierBenefits = [.. earlier.Select(b => new EarlierBenefit(b.Kind, b.EventDate, Convert.ToBase64String(b.SubjectKey))
            {
                RuleId = b.RuleId, Step = b.Step, SpouseKey = b.SpouseKey is null ? null : Convert.ToBase64String(b.SpouseKey),
            })],
            Documents = documents, BirthDate = person?.BornOn, Hired = person?.HiredOn, Married = person?.MarriedOn,
            SpouseKey = subject.SpouseKey is null ? null : Convert.ToBase64String(subject.SpouseKey),
            SchoolLevel = Enum.TryParse<SchoolLevel>(answers["Level"], out var level) ? level : null,
        };
        return (facts, Entitlement.Decide(await tables.InForce(ct), facts));
    }

    private static Relation RelationOf(ClaimSubject subject, Answers answers) =>
        Enum.TryParse<Relation>(answers["Relation"], out var relation) ? relation : subject.Relation;

    private static IReadOnlyList<MembershipSpan> Spans(Membership membership) =>
        membership.Tenure.Count > 0
            ? [.. membership.Tenure.Select(span => new MembershipSpan(span.From, span.To))]
            : [new MembershipSpan(membership.JoinedOn, membership.LeftOn)];
}
