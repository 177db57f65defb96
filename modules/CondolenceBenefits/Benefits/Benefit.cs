using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Payouts.Contracts;

namespace WelfareMutual.CondolenceBenefits.Benefits;

internal enum BenefitState { Submitted, Returned, Proposed, Approved, Paying, Paid, Rejected, Withdrawn, Reversed }

/// <summary>A claim from its submission on. What was stated only staff can open; kind, day and a keyed digest of whom it is
/// about stay readable so that the same event is caught.</summary>
internal sealed class Benefit : IPersonal
{
    /// <summary>The case's id.</summary>
    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }
    public BenefitKind Kind { get; private set; }
    public string Title { get; private set; } = "";
    public DateOnly EventDate { get; private set; }
    public DateOnly ClaimDate { get; private set; }
    public byte[] SubjectKey { get; private set; } = [];
    public byte[]? SpouseKey { get; private set; }
    public int? Step { get; private set; }
    public Yen? Amount { get; private set; }
    public BenefitState State { get; private set; }
    public Guid? EnteredBy { get; private set; }
    public Guid? ApprovedBy { get; private set; }
    public string RuleId { get; private set; } = "";
    public string RuleVersion { get; private set; } = "";
    public Sealed<Dictionary<string, string>>? Answers { get; private set; }

    /// <summary>The answers where the claim is about an illness: another key, and staff say why before they open it.</summary>
    public Sealed<Dictionary<string, string>>? HealthAnswers { get; private set; }

    public Sealed<Dictionary<string, string>> Statement => HealthAnswers ?? Answers!;

    /// <summary>The facts of the decision: through the same version of the table they give the same amount again (CON-10).</summary>
    public Sealed<string>? Inputs { get; private set; }

    public Sealed<string>? HealthInputs { get; private set; }
    public Sealed<PayeeAccount> Payee { get; private set; } = null!;

    /// <summary>Bank, branch and the last four digits: all that the member sees of the account afterwards.</summary>
    public Sealed<string> AccountTail { get; private set; } = null!;
    public Sealed<string>? FormerAccountTail { get; private set; }
    public Sealed<List<string>> Why { get; private set; } = null!;

    public static Benefit Of(Guid id, Guid person, string title, ClaimSubject subject, DateOnly claimDate, Answers answers, PayeeAccount payee, string tail, Decision decision) => new()
    {
        Id = id,
        PersonId = person,
        Kind = subject.Kind,
        Title = title,
        EventDate = subject.EventDate,
        ClaimDate = claimDate,
        SubjectKey = subject.Key,
        SpouseKey = subject.SpouseKey,
        Step = decision.Step,
        Amount = decision.AmountYen is { } yen ? new Yen(yen) : null,
        State = BenefitState.Submitted,
        RuleId = decision.RuleId ?? "",
        RuleVersion = decision.Version ?? "",
        Answers = subject.Kind.IsOfIllness() ? null : Sealed.Of(answers.WithoutAccount()),
        HealthAnswers = subject.Kind.IsOfIllness() ? Sealed.Of(answers.WithoutAccount()) : null,
        Payee = Sealed.Of(payee),
        AccountTail = Sealed.Of(tail),
        Why = Sealed.Of(WhyForMember(subject.Kind, title, decision)),
    };

    public void Move(BenefitState to) => State = to;

    public void Correct(ClaimSubject subject, int? step, bool decidedAnew) =>
        (EventDate, SubjectKey, SpouseKey, Step, Amount) = (subject.EventDate, subject.Key, subject.SpouseKey, step, decidedAnew ? null : Amount);

    public void Pay(PayeeAccount payee, string tail) => (FormerAccountTail, AccountTail, Payee) = (Sealed.Of(AccountTail.Open()), Sealed.Of(tail), Sealed.Of(payee));

    public void Propose(Yen amount, Guid by, ClaimFacts facts, Decision decision)
    {
        (State, Amount, EnteredBy) = (BenefitState.Proposed, amount, by);
        var inputs = Sealed.Of(RuleJson.Write(facts));
        (Inputs, HealthInputs) = Kind.IsOfIllness() ? ((Sealed<string>?)null, inputs) : (inputs, null);
        (EventDate, Step) = (decision.EventDay ?? EventDate, decision.Step ?? Step);
        (RuleId, RuleVersion, Why) = (decision.RuleId ?? RuleId, decision.Version ?? RuleVersion, Sealed.Of(WhyForMember(Kind, Title, decision)));
    }

    public void Approve(Guid by) => (State, ApprovedBy) = (BenefitState.Approved, by);

    public static void Map(EntityTypeBuilder<Benefit> entity)
    {
        entity.SealedOptional(x => x.Answers, Purpose.Office);
        entity.SealedOptional(x => x.HealthAnswers, Purpose.Health);
        entity.Ignore(x => x.Statement);
        entity.SealedOptional(x => x.Inputs, Purpose.Office);
        entity.SealedOptional(x => x.HealthInputs, Purpose.Health);
        entity.Sealed(x => x.Payee, Purpose.Bank);
        entity.Sealed(x => x.AccountTail);
        entity.SealedOptional(x => x.FormerAccountTail);
        entity.Sealed(x => x.Why);
    }

    /// <summary>The Gateway's key opens it: of an illness it names the rule and no day.</summary>
    private static List<string> WhyForMember(BenefitKind kind, string title, Decision decision) => kind.IsOfIllness()
        ? [$"{decision.RuleLabel ?? title}の規程{(decision.Version is { } version ? $"（第{version}版）" : "")}により決めます。休んだ日などは、この画面には出しません。"]
        : [.. decision.Explanation];
}

/// <summary>What was corrected after a return. The former answers stay beside it.</summary>
internal sealed class ClaimCorrection : IPersonal
{
    public Guid Id { get; private set; }
    public Guid BenefitId { get; private set; }
    public Guid PersonId { get; private set; }
    public Sealed<Dictionary<string, string>>? Answers { get; private set; }
    public Sealed<Dictionary<string, string>>? HealthAnswers { get; private set; }
    public Sealed<Dictionary<string, string>> Statement => HealthAnswers ?? Answers!;
    public DateTimeOffset CorrectedAt { get; private set; }

    public static ClaimCorrection Of(Benefit benefit, Answers answers, DateTimeOffset now)
    {
        var (stated, ofIllness) = (Sealed.Of(answers.WithoutAccount()), benefit.Kind.IsOfIllness());
        return new()
        {
            Id = Guid.CreateVersion7(),
            BenefitId = benefit.Id,
            PersonId = benefit.PersonId,
            Answers = ofIllness ? null : stated,
            HealthAnswers = ofIllness ? stated : null,
            CorrectedAt = now,
        };
    }

    public static void Map(EntityTypeBuilder<ClaimCorrection> entity)
    {
        entity.SealedOptional(x => x.Answers, Purpose.Office);
        entity.SealedOptional(x => x.HealthAnswers, Purpose.Health);
        entity.Ignore(x => x.Statement);
    }
}
