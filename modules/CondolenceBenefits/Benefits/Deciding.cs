using Microsoft.EntityFrameworkCore;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.CondolenceBenefits.Tables;
using WelfareMutual.Members.Contracts;
using MembershipSpan = WelfareMutual.CondolenceBenefits.Rules.MembershipSpan;

namespace WelfareMutual.CondolenceBenefits.Benefits;

/// <summary>Gathers the facts of a claim and asks the rules.</summary>
internal sealed class Deciding(BenefitsDb db, BenefitTables tables)
{
    /// <summary>What is decided on: the register's side of a claim and the member's other benefits.</summary>
    public sealed record Ground(MemberFile Member, IReadOnlyList<EarlierBenefit> Earlier, IReadOnlyList<BenefitTable> Tables);

    /// <summary>For a claim that is not submitted yet.</summary>
    public async Task<Ground> Gather(Guid claim, MemberFile member, CancellationToken ct)
    {
        var person = member.Membership.PersonId;
        var earlier = await db.Benefits.Where(b => b.PersonId == person && b.Id != claim && !Undone.Contains(b.State))
            .Select(b => new StandingBenefit(b.Id, b.Kind, b.EventDate, b.SubjectKey, b.SpouseKey, b.RuleId, b.Step)).ToListAsync(ct);
        return new(member, EarlierOf(earlier), await tables.InForce(ct));
    }

    /// <summary>Benefits that count as had: not those refused, withdrawn or taken back (DOMAIN 2.9).</summary>
    public static readonly BenefitState[] Undone = [BenefitState.Rejected, BenefitState.Withdrawn, BenefitState.Reversed];

    public static IReadOnlyList<EarlierBenefit> EarlierOf(IEnumerable<StandingBenefit> standing) =>
        [.. standing.Select(b => new EarlierBenefit(b.Kind, b.EventDate, Convert.ToBase64String(b.SubjectKey))
        {
            RuleId = b.RuleId, Step = b.Step, SpouseKey = b.SpouseKey is null ? null : Convert.ToBase64String(b.SpouseKey),
        })];

    public static (ClaimFacts Facts, Decision Decision) Decide(Ground ground, ClaimSubject subject, Answers answers, DateOnly claimDate, IReadOnlyList<string> documents)
    {
        var person = ground.Member.Open();
        var facts = new ClaimFacts(subject.Kind, subject.EventDate, claimDate, answers.Whose ?? subject.Relation, Convert.ToBase64String(subject.Key))
        {
            Memberships = Spans(ground.Member.Membership),
            EarlierBenefits = ground.Earlier,
            QualifyingEvents = subject.Kind == BenefitKind.NoClaimBonus ? Registered(ground.Member, person) : [],
            Documents = documents,
            BirthDate = person?.BornOn,
            Hired = person?.HiredOn,
            Married = person?.MarriedOn,
            SpouseKey = subject.SpouseKey is null ? null : Convert.ToBase64String(subject.SpouseKey),
            AbsentFrom = answers.From,
            BackOn = answers.Back,
            Cause = answers["Cause"] is { Length: > 0 } cause ? cause : null,
            Degree = answers["Degree"] is { Length: > 0 } degree ? degree : null,
            DamageRate = answers.Rate,
            SchoolLevel = answers.Level,
        };
        return (facts, Entitlement.Decide(ground.Tables, facts));
    }

    /// <summary>What the register knows of events that met a condition, claimed or not (DOMAIN 7, rule 2).</summary>
    private static IReadOnlyList<DateOnly> Registered(MemberFile member, Person? person) =>
        [.. member.Family().Where(r => r.Kinship == Kinship.Child).Select(r => r.BornOn), .. person?.MarriedOn is { } wedding ? (DateOnly[])[wedding] : []];

    private static IReadOnlyList<MembershipSpan> Spans(Membership membership) =>
        membership.Tenure.Count > 0
            ? [.. membership.Tenure.Select(span => new MembershipSpan(span.From, span.To))]
            : [new MembershipSpan(membership.JoinedOn, membership.LeftOn)];
}

/// <summary>A benefit as later claims look at it: nothing sealed.</summary>
internal sealed record StandingBenefit(Guid Id, BenefitKind Kind, DateOnly EventDate, byte[] SubjectKey, byte[]? SpouseKey, string RuleId, int? Step);
